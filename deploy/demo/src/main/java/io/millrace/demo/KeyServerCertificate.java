package io.millrace.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate, made by the JDK's own keytool at first use and kept: whoever trusts it
 * reads it once.
 */
final class KeyServerCertificate {

    /** Every key store must have one; what guards the key is that its folder is private. */
    private static final String PASSWORD = "no-secret";

    private final Path folder;

    KeyServerCertificate(Path folder) {
        this.folder = folder;
    }

    Path pem() {
        return folder.resolve("customer.pem");
    }

    private Path keyStore() {
        return folder.resolve("customer.p12");
    }

    SSLContext contextFor(String host) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(pem())) {
                make(host);
            }
            return context();
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed("The key server has no certificate in " + folder + ".", e);
        }
    }

    private void make(String host) throws IOException {
        Files.deleteIfExists(keyStore());
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-validity",
                "3650",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host);
        keytool("-exportcert", "-rfc", "-file", pem().toString());
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "customer", "-keystore", keyStore().toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Path log = folder.resolve("keytool.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        try {
            if (builder.redirectOutput(log.toFile()).start().waitFor() != 0) {
                throw new IOException("see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keyStore())) {
            store.load(content, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}

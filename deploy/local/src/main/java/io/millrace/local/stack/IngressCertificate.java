package io.millrace.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A self-signed certificate for 127.0.0.1, made by the JDK's own keytool at first use. */
final class IngressCertificate {
    private static final String ALIAS = "ingress";

    private final Path folder;
    private final String password;

    IngressCertificate(Project project, LocalSecrets secrets) {
        this.folder = project.folder().resolve("certificate");
        this.password = secrets.of("certificate");
    }

    Path keyStore() {
        return folder.resolve("ingress.p12");
    }

    Path pem() {
        return folder.resolve("ingress.pem");
    }

    String password() {
        return password;
    }

    /** Several that stand on it may start at once. */
    synchronized void ensure() {
        if (Files.exists(pem())) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(keyStore());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        keytool(
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12"));
        keytool(List.of("-exportcert", "-rfc", "-file", pem().toString()));
    }

    private void keytool(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-alias", ALIAS, "-keystore", keyStore().toString()));
        command.addAll(List.of("-storepass:env", "KEY_STORE_PASSWORD"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KEY_STORE_PASSWORD", password);
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("keytool.log").toFile());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(
                        "No certificate: see " + folder.resolve("keytool.log"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

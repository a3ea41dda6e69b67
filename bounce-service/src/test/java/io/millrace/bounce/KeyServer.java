package io.millrace.bounce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A customer's key server over https, trusted and allowed by the service under test. */
public final class KeyServer implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "changeit";
    private static final String SILENCE = "/silence";
    private static volatile String keys = "{\"keys\":[]}";
    private static final Map<String, String> OTHER_KEYS = new ConcurrentHashMap<>();
    private static final AtomicInteger FETCHES = new AtomicInteger();
    private static volatile @Nullable URI address;

    private @Nullable HttpsServer server;
    private @Nullable Path folder;

    /** What the server tells from now on. */
    static void tell(String told) {
        keys = told;
    }

    /** The same under another path. */
    static URI tellAt(String path, String told) {
        OTHER_KEYS.put(path, told);
        return address().resolve(path);
    }

    /** An address from which nothing ever comes. */
    static URI silence() {
        return address().resolve(SILENCE);
    }

    /** How often it was asked. */
    static int fetches() {
        return FETCHES.get();
    }

    static URI address() {
        return Objects.requireNonNull(address, "not started");
    }

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("key-server");
            folder = made;
            KeyStore store = keyStore(made.resolve("key.p12"));
            HttpsServer https =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(context(store)));
            https.createContext("/", KeyServer::serve);
            https.start();
            server = https;
            int port = https.getAddress().getPort();
            address = URI.create("https://127.0.0.1:" + port + "/jwks.json");
            return Map.of(
                    "millrace.bounce.jwks.allowed-hosts",
                    "127.0.0.1:" + port,
                    "millrace.bounce.jwks.trusted-certificates",
                    pem(store, made).toString());
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        FETCHES.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        if (path.equals(SILENCE)) {
            return;
        }
        byte[] body = OTHER_KEYS.getOrDefault(path, keys).getBytes(StandardCharsets.UTF_8);
        if (path.equals("/elsewhere")) {
            exchange.getResponseHeaders().add("Location", "/jwks.json");
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                tool.toString(),
                                "-genkeypair",
                                "-alias",
                                "key",
                                "-keyalg",
                                "RSA",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-validity",
                                "30",
                                "-keystore",
                                file.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        try (InputStream output = made.getInputStream()) {
            output.transferTo(System.err);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream written = Files.newInputStream(file)) {
            store.load(written, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Path pem(KeyStore store, Path folder)
            throws IOException, GeneralSecurityException {
        String text =
                Base64.getMimeEncoder().encodeToString(store.getCertificate("key").getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (folder != null) {
            for (String name : new String[] {"key.p12", "key.pem"}) {
                delete(folder.resolve(name));
            }
            delete(folder);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

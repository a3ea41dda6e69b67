package io.millrace.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Plays a customer's key server where Millrace runs in containers: one file over https, read anew
 * at each request, at the address that the env file names.
 */
public final class KeyServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NO_BODY = -1;

    private final HttpsServer server;
    private final Path file;

    private KeyServer(HttpsServer server, Path file) {
        this.server = server;
        this.file = file;
    }

    public static void main(String[] args) {
        LocalRun run = LocalRun.of(Path.of(args.length == 0 ? ".millrace/env" : args[0]));
        start(URI.create(run.get("MILLRACE_JWKS_URL")), Path.of(run.get("MILLRACE_JWKS_FILE")));
    }

    /** The certificate lies beside the file. */
    static KeyServer start(URI address, Path file) {
        try {
            var at = new InetSocketAddress(address.getHost(), address.getPort());
            HttpsServer server = HttpsServer.create(at, 0);
            var certificate = new KeyServerCertificate(file.resolveSibling("customer"));
            server.setHttpsConfigurator(
                    new HttpsConfigurator(certificate.contextFor(address.getHost())));
            var started = new KeyServer(server, file);
            server.createContext(address.getPath(), started::serve);
            server.start();
            return started;
        } catch (IOException e) {
            throw new DemoFailed("The key server does not start: " + e.getMessage() + ".", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!Files.exists(file)) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
                return;
            }
            byte[] keys = Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }
}

package io.millrace.migration.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;

/** An HTTP server whose answers a subclass makes up. */
abstract class FakeServer {

    private final URI address;
    private volatile boolean away;

    FakeServer(String address) {
        this.address = URI.create(address);
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), this.address.getPort()),
                            0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::serve);
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is sent back. */
    record Reply(int status, Buffer body) {

        static Reply json(int status, String body) {
            return new Reply(status, Buffer.buffer(body));
        }
    }

    abstract Reply answer(String method, URI uri, byte[] body);

    URI address() {
        return address;
    }

    /** From now on it answers 503, or not any more. */
    public void away(boolean isAway) {
        away = isAway;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply =
                    away
                            ? Reply.json(503, "{}")
                            : answer(exchange.getRequestMethod(), exchange.getRequestURI(), body);
            byte[] bytes = reply.body().getBytes();
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

package io.millrace.migration.carry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a service and can hold one call: before it gets there, or once it was answered
 * there and whoever called does not know yet.
 */
final class Relay implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI target;
    private volatile @Nullable Point point;

    Relay(URI target) {
        this.target = target;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::relay);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** One call that is held. */
    final class Point {
        private final String method;
        private final String path;
        private final boolean answered;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Point(String method, String path, boolean answered) {
            this.method = method;
            this.path = path;
            this.answered = answered;
        }

        void awaitReached() throws InterruptedException {
            if (!reached.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(method + " " + path + " did not come");
            }
        }

        /** Lets the call go on, and all that come after it. */
        void release() {
            point = null;
            released.countDown();
        }

        private void stop(HttpExchange exchange, boolean isAnswered) throws InterruptedException {
            boolean isHere =
                    answered == isAnswered
                            && exchange.getRequestMethod().equals(method)
                            && exchange.getRequestURI().getPath().contains(path);
            if (isHere) {
                reached.countDown();
                released.await();
            }
        }
    }

    /**
     * Holds calls of this kind from now on.
     *
     * @param answered whether the service may do its work first
     */
    Point hold(String method, String path, boolean answered) {
        var next = new Point(method, path, answered);
        point = next;
        return next;
    }

    private void relay(HttpExchange exchange) throws IOException {
        Point here = point;
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            stop(here, exchange, false);
            HttpResponse<byte[]> answer =
                    http.send(forward(exchange, body), BodyHandlers.ofByteArray());
            stop(here, exchange, true);
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(@Nullable Point here, HttpExchange exchange, boolean answered)
            throws InterruptedException {
        if (here != null) {
            here.stop(exchange, answered);
        }
    }

    private HttpRequest forward(HttpExchange exchange, byte[] body) {
        var request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"Authorization", "Content-Type", "Idempotency-Key"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.setHeader(header, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}

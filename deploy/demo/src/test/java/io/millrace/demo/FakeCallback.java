package io.millrace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands for the login and the callback endpoint, and keeps what was reported to it. */
final class FakeCallback implements AutoCloseable {

    static final String USER = "callback";
    static final String PASSWORD = "pa\"s\\s";
    static final String JOB = "0123456789ABCDE";

    private final HttpServer server;
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();

    FakeCallback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ws/rest/service/v2/login", this::login);
        server.createContext("/ws/rest/service/v2/oic/job", this::job);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/ws/rest/service/v2/oic/job";
    }

    String report() throws InterruptedException {
        return String.valueOf(reports.poll(10, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void login(HttpExchange exchange) throws IOException {
        byte[] credentials = (USER + ":" + PASSWORD).getBytes(UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
        if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 200, "{\"data\":[{\"token\":\"t0k\"}],\"status\":200}");
        } else {
            answer(exchange, 401, "{}");
        }
    }

    private void job(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        reports.add(exchange.getRequestMethod() + " " + authorization + " " + body);
        int status = body.contains(JOB) ? 200 : 1803;
        answer(exchange, 200, "{\"data\":[],\"message\":[\"\"],\"status\":" + status + "}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

package io.millrace.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.server.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private static final Routes ROUTES =
            Routes.parse(
                    """
                    {"routes":[{"prefix":"/echo","service":"echo"},{"prefix":"/gone","service":"gone"}]}
                    """);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<HttpServerResponse> eventStream = new CompletableFuture<>();
    private HttpServer gateway;

    @BeforeEach
    void start() throws Exception {
        HttpServerOptions services = new HttpServerOptions().setMaxHeaderSize(64 * 1024);
        int echo =
                finished(vertx.createHttpServer(services).requestHandler(this::echo).listen(0))
                        .actualPort();
        gateway =
                finished(
                        new Gateway(vertx, ROUTES, Map.of("echo", echo, "gone", FreePort.any()))
                                .listen(0));
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        finished(vertx.close());
    }

    private void echo(HttpServerRequest request) {
        if (request.path().endsWith("/events")) {
            HttpServerResponse response = request.response().setChunked(true);
            response.putHeader("Content-Type", "text/event-stream");
            response.write("data: first\n\n");
            eventStream.complete(response);
        } else if (request.path().endsWith("/connection")) {
            request.response().end(request.remoteAddress().toString());
        } else if (request.path().endsWith("/refuse")) {
            request.response().setStatusCode(Integer.parseInt(request.query())).end();
        } else if (request.path().endsWith("/drop")) {
            request.connection().close();
        } else {
            request.response().end(request.uri() + " " + request.getHeader("ofs_tenant_id"));
        }
    }

    @Test
    void passesPathAndHeadersOnAsTheyCame() throws Exception {
        HttpRequest request =
                request("/Meridian%20/ECHO/%20CODE/?x=%2F")
                        .header("ofs_tenant_id", "meridian")
                        .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("/Meridian%20/ECHO/%20CODE/?x=%2F meridian");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo/%zz", "/echo?x=%zz", "/echo/[x]|{y}"})
    void passesAnAddressOnThatIsNone(String target) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.actualPort())) {
            String head = "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();

            assertThat(new String(answer, StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 ")
                    .contains(target + " null");
        }
    }

    @Test
    void streamsEventsWithoutWaitingForTheirEnd() throws Exception {
        HttpResponse<InputStream> answer =
                http.send(
                        request("/echo/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            eventStream.join().write("data: second\n\n");
            lines.readLine();
            assertThat(lines.readLine()).isEqualTo("data: second");
            eventStream.join().end();
        }
    }

    @Test
    void saysWhenAServiceIsNotRunning() throws Exception {
        HttpResponse<String> answer = get("/gone/x");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":503");
    }

    @Test
    void saysWhenAServiceEndsWithoutAnAnswer() throws Exception {
        HttpResponse<String> answer = get("/echo/drop");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":503");
    }

    @ParameterizedTest
    @CsvSource({"/echo/connection,30000,200", "/echo/connection,33000,431", "/nowhere,33000,431"})
    void refusesHeadersThatAreTooLarge(String path, int size, int status) throws Exception {
        HttpRequest request = request(path).header("X", "x".repeat(size)).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 431) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(answer.body()).contains("\"status\":431");
        }
    }

    @Test
    void refusesAnAddressThatIsTooLong() throws Exception {
        HttpResponse<String> answer = get("/echo?x=" + "x".repeat(17_000));

        assertThat(answer.statusCode()).isEqualTo(414);
        assertThat(answer.body()).contains("\"status\":414");
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 414, 431})
    void usesNoConnectionAgainOnWhichAServiceHangsUp(int status) throws Exception {
        String connection = get("/echo/connection").body();
        assertThat(get("/echo/connection").body()).isEqualTo(connection);

        assertThat(get("/echo/refuse?" + status).statusCode()).isEqualTo(status);

        assertThat(get("/echo/connection").body()).isNotEqualTo(connection);
    }

    @Test
    void saysWhenNobodyAnswersThePath() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.actualPort() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private static <T> T finished(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}

package io.millrace.testing.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeWorkerTest {
    private final FakeWorker worker = FakeWorker.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        worker.close();
        http.close();
    }

    @Test
    void keepsWhatItWasSent() {
        given().header("Idempotency-Key", "r/t/1")
                .body("{\"a\":1}")
                .post(worker.url() + "/load?x=1");

        assertThat(worker.calls("/load")).hasSize(1);
        ReceivedCall call = worker.calls("/load").getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.query()).isEqualTo("x=1");
        assertThat(call.header("idempotency-KEY")).isEqualTo("r/t/1");
        assertThat(call.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void answersInTurnAndThenGoesOnWithTheLast() {
        worker.onInTurn("/load", Answer.status(503), Answer.ok());

        assertThat(post("/load").join().statusCode()).isEqualTo(503);
        assertThat(post("/load").join().statusCode()).isEqualTo(200);
        assertThat(post("/load").join().statusCode()).isEqualTo(200);
    }

    @Test
    void holdsAnAnswerBackUntilTheGateOpens() {
        Gate gate = new Gate();
        worker.on("/load", Answer.behind(gate, Answer.reply(201, "{}")));
        CompletableFuture<HttpResponse<String>> answer = post("/load");
        post("/other").join();

        assertThat(answer).isNotDone();
        gate.open();
        assertThat(answer.join().statusCode()).isEqualTo(201);
    }

    @Test
    void dropsTheConnection() {
        worker.on("/load", Answer.drop());

        assertThatThrownBy(() -> post("/load").join()).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void hangsUntilTheCallerGivesUp() {
        worker.on("/load", Answer.hang());

        assertThatThrownBy(() -> post("/load", Duration.ofMillis(300)).join())
                .hasCauseInstanceOf(HttpTimeoutException.class);
    }

    private CompletableFuture<HttpResponse<String>> post(String path) {
        return post(path, Duration.ofSeconds(30));
    }

    private CompletableFuture<HttpResponse<String>> post(String path, Duration limit) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(worker.url() + path))
                        .timeout(limit)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}

package io.millrace.callback.refusal;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.callback.CallbackClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More than is taken on. */
@QuarkusTest
@TestProfile(PressureTest.Tight.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class PressureTest {

    private static final String BODY =
            "{\"jobId\":\"3A0429936DD166A\",\"status\":\"Started\",\"message\":\"%s\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CallbackClient worker = CallbackClient.as(TestUser.MERIDIAN_INTEGRATION);

    @Test
    void callsOverTheLimitAreRefusedInTheEnvelopeAndMayComeAgain() {
        var answers = ask(300);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(header(answer, "Retry-After")).isEqualTo("1"))
                .allSatisfy(answer ->
                        assertThat(header(answer, "Content-Type")).isEqualTo("application/json"))
                .extracting(HttpResponse::body)
                .containsOnly(
                        "{\"data\":[],\"message\":[\"Too many requests at once.\"],"
                                + "\"status\":429,\"rest_audit_id\":0}");
    }

    @Test
    void messagesOverWhatMayWaitAreRefusedInTheEnvelopeAndMayComeAgain() {
        var answer = worker.put(BODY.formatted("x".repeat(60_000)));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.asString())
                .isEqualTo(
                        "{\"data\":[],\"message\":[\"Too many callbacks wait.\"],"
                                + "\"status\":429,\"rest_audit_id\":0}");
    }

    private List<HttpResponse<String>> ask(int times) {
        var address =
                URI.create("http://127.0.0.1:" + RestAssured.port + "/ws/rest/service/v2/oic/job");
        var request =
                HttpRequest.newBuilder(address)
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Authorization", "Bearer " + worker.token())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(BODY.formatted("m")))
                        .build();
        return IntStream.range(0, times)
                .mapToObj(_ -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Room for two requests at once, and for fifty thousand characters. */
    public static class Tight implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "millrace.limits.in-flight", "2",
                    "millrace.callbacks.waiting-characters", "50000",
                    "millrace.outbox.relay", "false");
        }
    }
}

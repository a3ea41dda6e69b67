package io.millrace.platform.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PressureTest.Tight.class)
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class PressureTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void requestsOverTheLimitAre429() {
        List<HttpResponse<String>> answers = ask("/Sample/slow/query", 6);

        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(header(answer, "Retry-After")).isEqualTo("1"))
                .allSatisfy(PressureTest::isProblem);
    }

    @Test
    void whoWaitsTooLongForAConnectionIs503() {
        List<HttpResponse<String>> answers = ask("/Sample/slow/query", 3);

        assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allSatisfy(answer -> assertThat(header(answer, "Retry-After")).isEqualTo("5"))
                .allSatisfy(PressureTest::isProblem);
    }

    @Test
    void requestsThatOnlyWaitHaveALimitOfTheirOwn() {
        List<HttpResponse<String>> answers = ask("/Sample/slow/waiting", 8);

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(header(answer, "Retry-After")).isEqualTo("5"))
                .allSatisfy(PressureTest::isProblem);
    }

    @Test
    void whoWaitedLeavesRoomBehind() {
        ask("/Sample/slow/waiting", 6);

        assertThat(ask("/Sample/slow/waiting", 6))
                .extracting(HttpResponse::statusCode)
                .doesNotContain(429);
    }

    private List<HttpResponse<String>> ask(String path, int times) {
        List<CompletableFuture<HttpResponse<String>>> calls =
                IntStream.range(0, times).mapToObj(_ -> call(path)).toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<HttpResponse<String>> call(String path) {
        URI address = URI.create("http://127.0.0.1:" + RestAssured.port + path);
        HttpRequest request =
                HttpRequest.newBuilder(address).version(HttpClient.Version.HTTP_1_1).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void isProblem(HttpResponse<String> answer) {
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Room for four requests, six that wait, and one connection. */
    public static class Tight implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "millrace.limits.in-flight", "4",
                    "millrace.limits.waiting", "6",
                    "millrace.postgresql.connections", "1",
                    "millrace.outbox.relay", "false",
                    "millrace.postgresql.patience", "300ms");
        }
    }
}

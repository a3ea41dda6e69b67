package io.millrace.callback;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: never a fault of ours, always the envelope, and a number of its own. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BadInputTest {

    private static final String API = "/ws/rest/service/v2/oic/";
    private static final Set<Integer> TOLD = Set.of(200, 1801, 1802, 1803, 1804);

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "\" \"",
                    "-1",
                    "1e999",
                    "99999999999999999999999999",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"'; drop table job; --\"",
                    "\"🚀é\\u202e\\ufffe\"",
                    "NaN",
                    "tru",
                    "\"never ended",
                    "[".repeat(40) + "]".repeat(40),
                    "[".repeat(20_000),
                    "\"" + "x".repeat(100_000) + "\"",
                    "\"3a0429936dd166a\"",
                    "\"3A0429936DD166A\"",
                    "\"Started\"",
                    "\"Completed\"",
                    "\"Failed \"");

    @Inject Pool pool;

    private final String worker = CallbackClient.as(TestUser.HARBOR_OPERATOR).token();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void oddBodies() {
        samples(bodies(), 400)
                .forEach(body -> {
                    var answer = send(job().PUT(BodyPublishers.ofByteArray(body)));
                    assertThat(answer.statusCode()).as(new String(body, UTF_8)).isEqualTo(200);
                    var envelope = new JsonObject(answer.body());
                    assertThat(envelope.fieldNames())
                            .containsExactly("data", "message", "status", "rest_audit_id");
                    assertThat(TOLD).contains(envelope.getInteger("status"));
                    assertThat(envelope.getLong("rest_audit_id")).isPositive();
                });
    }

    @Test
    void oddMessagesOfAJobThatIsThere() {
        samples(Arbitraries.strings().ofMaxLength(300), 200)
                .forEach(message -> {
                    String job = JobIds.reserved(pool, "harbor");
                    String body =
                            new JsonObject()
                                    .put("jobId", job)
                                    .put("status", "Failed")
                                    .put("message", message)
                                    .encode();
                    var answer = send(job().PUT(BodyPublishers.ofString(body)));
                    assertThat(answer.statusCode()).as(message).isEqualTo(200);
                    assertThat(new JsonObject(answer.body()).getInteger("status"))
                            .as(message)
                            .isIn(200, 1801);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobId=@", "batchRunId=@", "from=@", "to=@", "limit=@", "cursor=@"})
    void oddQueries(String query) {
        samples(words(), 80)
                .forEach(word -> {
                    String encoded = URLEncoder.encode(word, UTF_8);
                    var answer = send(request("audits?" + query.replace("@", encoded)).GET());
                    assertThat(answer.statusCode()).as(word).isLessThan(500);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic eDp5", "Bearer a b", "Bearer ::::", "x"})
    void oddAuthorizations(String authorization) {
        var request =
                HttpRequest.newBuilder(address("job"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization);

        var answer = send(request.PUT(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(401);
    }

    private static Arbitrary<byte[]> bodies() {
        var field =
                Combinators.combine(
                                Arbitraries.of("jobId", "status", "message", "", "unknown"),
                                Arbitraries.of(VALUES))
                        .as((name, value) -> "\"" + name + "\":" + value);
        var objects =
                field.list()
                        .ofMaxSize(6)
                        .map(fields -> "{" + String.join(",", fields) + "}")
                        .map(text -> text.getBytes(UTF_8));
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        var bare = Arbitraries.of(VALUES).map(text -> text.getBytes(UTF_8));
        return Arbitraries.frequencyOf(Tuple.of(8, objects), Tuple.of(1, bytes), Tuple.of(1, bare));
    }

    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "'",
                        "-1",
                        "99999999999999999999",
                        "WyIxIiwiMiJd",
                        "WyJ4IiwieSJd",
                        "W251bGwsbnVsbF0",
                        "WyI5OTk5OTk5OTk5OTk5OTk5OTkiLCIxIl0",
                        "+1000000000-12-31T23:59:59Z",
                        "-999999999-01-01T00:00:00Z",
                        "2026-01-31T07:00:00+18:00",
                        "🚀",
                        "x".repeat(3000)),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20));
    }

    private HttpRequest.Builder job() {
        return request("job").header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + worker);
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + API + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> List<T> samples(Arbitrary<T> arbitrary, int number) {
        var samples = new ArrayList<T>();
        JqwikSession.run(() -> samples.addAll(sampled(arbitrary).limit(number).toList()));
        return samples;
    }

    private static <T> Stream<T> sampled(Arbitrary<T> arbitrary) {
        return arbitrary.sampleStream();
    }
}

package io.millrace.scheduler;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
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
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to whichever endpoint: never a fault of ours, and a refusal changes nothing. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BadInputTest {

    private static final int TRIES = 100;
    private static final String API = "SchedulerService/rest-api/v1/";

    @Inject Pool pool;

    @TestHTTPResource("/")
    URI service;

    private final SchedulerClient operator = SchedulerClient.as(TestUser.HARBOR_OPERATOR);
    private final HttpClient http = HttpClient.newHttpClient();

    /** A batch that never runs, because it has no tasks. */
    @BeforeEach
    void define() {
        assertThat(operator.put("batches/FUZZED", "{}").statusCode()).isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trigger", "status", "interrupt", "restart", "rerun", "release"})
    void oddBodiesOfCalls(String call) {
        samples(OddInput.bodies(), TRIES)
                .forEach(body ->
                        harmless(
                                request("external/" + call).POST(BodyPublishers.ofByteArray(body)),
                                text(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"workers", "batches", "batch-groups"})
    void oddBodiesOfDefinitions(String collection) {
        samples(OddInput.bodies(), TRIES)
                .forEach(body ->
                        harmless(
                                request(collection + "/FUZZ_SAVED")
                                        .PUT(BodyPublishers.ofByteArray(body)),
                                text(body)));
    }

    @Test
    void oddBodiesOfProcesses() {
        samples(OddInput.bodies(), 3 * TRIES)
                .forEach(body -> {
                    var sent = connector("process/start").POST(BodyPublishers.ofByteArray(body));
                    if (harmless(sent, text(body)).statusCode() == 200) {
                        awaitFired();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process/status/@",
                "schedules/@",
                "schedules?limit=@",
                "schedules?cursor=@"
            })
    void oddAddressesOfProcesses(String address) {
        samples(OddInput.words(), 60)
                .forEach(word -> {
                    var path = address.replace("@", encoded(word));
                    harmless(connector(path).GET(), word);
                    harmless(connector(path).DELETE(), word);
                    harmless(connector(path + "/pause").POST(BodyPublishers.noBody()), word);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic ", "Basic ====", "Basic Og==", "Basic AAAA", "Digest x"})
    void oddCredentials(String authorization) {
        var request = connector("schedules").setHeader("Authorization", authorization);

        assertThat(harmless(request.GET(), authorization).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs/@",
                "runs/@/events",
                "runs?batchName=@",
                "runs?status=@",
                "runs?from=@",
                "runs?to=@",
                "runs?limit=@",
                "runs?cursor=@",
                "workers/@",
                "batches/@",
                "batch-groups/@",
                "workers?limit=@",
                "batches?cursor=@",
                "batch-groups?cursor=@"
            })
    void oddAddresses(String address) {
        samples(OddInput.words(), 60)
                .forEach(
                        word -> harmless(request(address.replace("@", encoded(word))).GET(), word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"workers/@", "batches/@", "batch-groups/@"})
    void oddCodesToDeleteAndToSave(String address) {
        samples(OddInput.words(), 60)
                .forEach(word -> {
                    var path = address.replace("@", encoded("no" + word));
                    harmless(request(path).DELETE(), word);
                    harmless(request(path).PUT(BodyPublishers.ofString("[]")), word);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key",
                "Prefer",
                "If-Match",
                "locale",
                "ofs_workspace_id",
                "traceparent"
            })
    void oddHeaders(String name) {
        var values =
                List.of(
                        "",
                        " ",
                        "wait=",
                        "wait=-1",
                        "wait=99999999999999",
                        "\"",
                        "\"\"",
                        "W/\"1\"",
                        "x".repeat(3000),
                        "en_US",
                        "zz-ZZ-zz",
                        "'; drop table run; --",
                        "00-0-0-00",
                        "*,*",
                        "wait=0;;;,,,");
        for (var value : values) {
            harmless(
                    request("external/trigger")
                            .setHeader(name, value)
                            .POST(
                                    BodyPublishers.ofString(
                                            "{\"batchName\":\"FUZZED\",\"batchType\":\"rest\"}")),
                    name + ": " + value);
            harmless(
                    request("batches/FUZZED")
                            .setHeader(name, value)
                            .PUT(BodyPublishers.ofString("[]")),
                    name + ": " + value);
        }
    }

    @Test
    void aBodyOverTheLimit() {
        var answer =
                harmless(
                        request("external/trigger")
                                .POST(BodyPublishers.ofString("x".repeat(3 << 20))),
                        "3 MiB");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static <T> List<T> samples(Arbitrary<T> arbitrary, int number) {
        var samples = new ArrayList<T>();
        JqwikSession.run(() -> samples.addAll(sampled(arbitrary).limit(number).toList()));
        return samples;
    }

    private static <T> Stream<T> sampled(Arbitrary<T> arbitrary) {
        return arbitrary.sampleStream();
    }

    private HttpResponse<String> harmless(HttpRequest.Builder request, String what) {
        var before = StateOf.tenant(pool, "harbor");
        var answer = send(request.build());
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(StateOf.tenant(pool, "harbor")).as(what).isEqualTo(before);
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(request.toString(), failure);
        }
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(service.resolve("/" + API + address))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .setHeader("Content-Type", "application/json")
                .setHeader("Authorization", "Bearer " + operator.token())
                .setHeader("ofs_tenant_id", "harbor")
                .setHeader("ofs_service_id", "ledger")
                .setHeader("ofs_workspace_id", "WS001")
                .setHeader("ofs_remote_user", TestUser.HARBOR_OPERATOR.username());
    }

    private HttpRequest.Builder connector(String address) {
        var user = TestUser.HARBOR_OPERATOR;
        var pair = user.username() + ":" + Tokens.fromKeycloak().password(user);
        return HttpRequest.newBuilder(service.resolve(ConnectorClient.API + address))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .setHeader("Content-Type", "application/json")
                .setHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    /** What is due changes rows by itself. */
    private void awaitFired() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        pool.query("select from process_schedule where due <= now()")
                                        .execute()
                                        .await()
                                        .atMost(Duration.ofSeconds(10))
                                        .size()
                                == 0);
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, UTF_8).replace("+", "%20");
    }

    private static String text(byte[] body) {
        var text = new String(body, UTF_8);
        return text.length() < 500 ? text : text.substring(0, 500) + "…";
    }
}

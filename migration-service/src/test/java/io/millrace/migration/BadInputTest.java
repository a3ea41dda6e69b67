package io.millrace.migration;

import static io.millrace.migration.fake.Neighbours.SCHEDULER;
import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migration.fake.FakeAddresses;
import io.millrace.migration.fake.Neighbours;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
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
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to whichever endpoint: never a fault of ours, and a refusal changes nothing. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
@QuarkusTestResource(FakeAddresses.class)
class BadInputTest {

    private static final int TRIES = 150;

    @Inject Pool pool;

    @TestHTTPResource("/")
    URI service;

    private final HttpClient http = HttpClient.newHttpClient();
    private final MigrationClient operator = MigrationClient.as(TestUser.HARBOR_OPERATOR);

    @BeforeEach
    void somethingToCopy() {
        Neighbours.reset();
        SCHEDULER.with("harbor", "WORKER", "LEDGER", "{}");
        if (operator.get("export", "ABC").statusCode() == 404) {
            operator.run(
                    "export", "ABC", "{\"objects\":[{\"type\":\"WORKER\",\"code\":\"LEDGER\"}]}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "import"})
    void oddCopies(String kind) {
        samples(OddInput.copies(), TRIES)
                .forEach(body ->
                        harmless(
                                request("/public/migrate/" + kind + "/copyoutline")
                                        .POST(BodyPublishers.ofByteArray(body)),
                                text(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "import"})
    void oddDefinitions(String kind) {
        samples(OddInput.definitions(), TRIES)
                .forEach(body ->
                        harmless(
                                request(MigrationClient.API + "/definitions/" + kind + "/ODD")
                                        .PUT(BodyPublishers.ofByteArray(body)),
                                text(body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/status/export/@",
                "/public/status/import/@",
                "/public/status/@/ABC",
                "/aai-object-migration-service/v1/definitions/export/@",
                "/aai-object-migration-service/v1/definitions/@",
                "/aai-object-migration-service/v1/definitions/export?limit=@",
                "/aai-object-migration-service/v1/definitions/export?cursor=@"
            })
    void oddAddresses(String address) {
        samples(OddInput.words(), 60)
                .forEach(
                        word -> harmless(request(address.replace("@", encoded(word))).GET(), word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/migrate/export/@", "/public/migrate/import/@"})
    void oddCodes(String address) {
        samples(OddInput.words(), 60)
                .forEach(word ->
                        harmless(
                                request(address.replace("@", encoded(word)))
                                        .POST(BodyPublishers.noBody()),
                                word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Idempotency-Key", "locale", "ofs_workspace_id", "traceparent", "Accept"})
    void oddHeaders(String name) {
        for (String value :
                List.of(
                        "",
                        " ",
                        "\"",
                        "x".repeat(3000),
                        "zz-ZZ-zz",
                        "'; drop table migration; --",
                        "*,*")) {
            harmless(
                    request("/public/migrate/export/copyoutline")
                            .setHeader(name, value)
                            .POST(BodyPublishers.ofString("{}")),
                    name + ": " + value);
        }
    }

    @Test
    void aBodyOverTheLimit() {
        var answer =
                harmless(
                        request("/public/migrate/export/copyoutline")
                                .POST(BodyPublishers.ofString("x".repeat(3 << 20))),
                        "3 MiB");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static <T> List<T> samples(Arbitrary<T> arbitrary, int number) {
        var samples = new ArrayList<T>();
        JqwikSession.run(() -> samples.addAll(arbitrary.sampleStream().limit(number).toList()));
        return samples;
    }

    private HttpResponse<String> harmless(HttpRequest.Builder request, String what) {
        String before = rows();
        var answer = send(request);
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(rows()).as(what).isEqualTo(before);
        }
        return answer;
    }

    private String rows() {
        var all = new StringBuilder();
        pool.query("SELECT tenant, kind, code, status, definition FROM migration ORDER BY 1, 2, 3")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(20))
                .forEach(row -> all.append(row.toJson()));
        return all.toString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(service.resolve(address))
                .setHeader("Content-Type", "application/json")
                .setHeader("Authorization", "Bearer " + operator.token())
                .setHeader("ofs_tenant_id", "harbor")
                .setHeader("ofs_service_id", "ledger")
                .setHeader("ofs_workspace_id", "WS001")
                .setHeader("ofs_remote_user", TestUser.HARBOR_OPERATOR.username());
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, UTF_8).replace("+", "%20");
    }

    private static String text(byte[] body) {
        var text = new String(body, UTF_8);
        return text.length() < 500 ? text : text.substring(0, 500) + "…";
    }
}

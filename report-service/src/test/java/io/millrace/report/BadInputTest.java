package io.millrace.report;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to whichever endpoint: never a fault of ours, and a refusal changes nothing. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class BadInputTest {

    private static final List<String> FIELDS =
            List.of(
                    "filterCriteria",
                    "placeholderFilter",
                    "view",
                    "columns",
                    "name",
                    "dataSource",
                    "defaultFilter",
                    "X");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "-1",
                    "1e999",
                    "1E-400",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "tru",
                    "\"never ended",
                    "[".repeat(40) + "]".repeat(40),
                    "\"FILES\"",
                    "\"files.\"",
                    "\".\"",
                    "[\"FILE_ID\"]",
                    "[1]",
                    "\"reporting\"",
                    "\"FILES.FILE_ID = X\"",
                    "\"FILES.FILE_NAME = 'a' OR 1=1\"",
                    "\"FILES.FILE_NAME LIKE '%\\\\\\\\'\"",
                    "\"FILES.FILE_NAME = '\\u0000'\"",
                    "\"FILES.SIZE_BYTES = 99999999999999999999999999999\"",
                    "\"FILES.STORED_AT > '9999-12-31T23:59:59+18:00'\"",
                    "\"FILES.STORED_AT > DATE '0000-01-01'\"",
                    "\"FILES.FILE_NAME IN ('🚀','é\\u202e')\"",
                    "\"(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((\"",
                    "\"'; drop table file; --\"");

    @Inject Pool pool;

    @TestHTTPResource("/")
    URI service;

    private final ReportClient client = ReportClient.as(TestUser.HARBOR_OPERATOR);

    @ParameterizedTest
    @CsvSource({"POST,repgen", "POST,repgenstatus", "POST,repgencancel", "PUT,reports/ODD"})
    void oddBodies(String method, String path) {
        samples(bodies(), 120)
                .forEach(body ->
                        harmless(
                                request(path).method(method, BodyPublishers.ofString(body)), body));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,reports/@",
        "PUT,reports/@",
        "DELETE,reports/@",
        "GET,reports?limit=@",
        "GET,reports?cursor=@"
    })
    void oddAddresses(String method, String path) {
        samples(words(), 60)
                .forEach(word ->
                        harmless(
                                request(path.replace("@", encoded(word)))
                                        .method(method, BodyPublishers.ofString("{}")),
                                word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reportcode",
                "reportNm",
                "reportType",
                "reportDefType",
                "reportInstanceID",
                "ofs_workspace_id",
                "ofs_service_id",
                "Idempotency-Key",
                "locale",
                "traceparent",
                "Accept"
            })
    void oddHeaders(String name) {
        for (String value :
                List.of(
                        "",
                        " ",
                        "\"",
                        "x".repeat(3000),
                        "'; drop table run; --",
                        "99999999999999999999",
                        "-1",
                        "1",
                        "0x1",
                        "zz-ZZ-zz",
                        "00-0-0-00",
                        "*,*",
                        "CSV ",
                        "v")) {
            for (String path : List.of("repgen", "repgenstatus", "repgencancel")) {
                harmless(
                        request(path)
                                .setHeader(name, value)
                                .POST(BodyPublishers.ofString("{\"filterCriteria\":1}")),
                        name + ": " + value);
            }
        }
    }

    @Test
    void oddFiltersNeverFailInTheDatabase() {
        List<String> asked = new ArrayList<>();
        for (String filter :
                List.of(
                        "FILES.SIZE_BYTES = 99999999999999999999999999999",
                        "FILES.SIZE_BYTES IN (1, 2.5, -9223372036854775808)",
                        "FILES.STORED_AT > '9999-12-31T23:59:59+18:00' OR FILES.STORED_AT < '0001-01-01T00:00:00Z'",
                        "FILES.STORED_AT <> DATE '9999-12-31'",
                        "FILES.FILE_NAME IN ('{}', '\\\"', ',', 'NULL', '\\\\\\\\', '%s', '$1')",
                        "FILES.FILE_NAME LIKE '\\\\\\\\%_[a'",
                        "NOT NOT NOT FILES.DELETED_AT IS NULL",
                        "FILES.DELETED_AT BETWEEN '2026-12-31' AND '2026-01-01'")) {
            asked.add(client.ask("FILES", "{\"filterCriteria\":\"" + filter + "\"}"));
        }

        for (String instance : asked) {
            var end = client.end("FILES", instance);
            assertThat(end.<String>path("status")).as(end.asString()).isEqualTo("COMPLETE");
        }
    }

    private static Arbitrary<String> bodies() {
        var field =
                Combinators.combine(Arbitraries.of(FIELDS), Arbitraries.of(VALUES))
                        .as((name, value) -> "\"" + name + "\":" + value);
        var objects = field.list().ofMaxSize(5).map(fields -> "{" + String.join(",", fields) + "}");
        return Arbitraries.oneOf(
                objects, Arbitraries.of(VALUES), Arbitraries.strings().ofMaxLength(30));
    }

    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "'",
                        "-1",
                        "0",
                        "99999999999999999999",
                        "WyIxIl0",
                        "W251bGxd",
                        "\u0001",
                        "\u0000",
                        "🚀",
                        "x".repeat(3000),
                        "a b",
                        "..;",
                        "../../x",
                        "a//b",
                        "%"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20));
    }

    private static <T> List<T> samples(Arbitrary<T> arbitrary, int number) {
        var samples = new ArrayList<T>();
        JqwikSession.run(() -> samples.addAll(arbitrary.sampleStream().limit(number).toList()));
        return samples;
    }

    private void harmless(HttpRequest.Builder request, String what) {
        long before = rows();
        var answer = Http.send(request);
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(rows()).as(what).isEqualTo(before);
        }
    }

    private long rows() {
        return Store.number(
                pool,
                "SELECT (SELECT count(*) FROM report_request) + (SELECT count(*) FROM report_definition)");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(ReportClient.API + path))
                .setHeader("Content-Type", "application/json")
                .setHeader("Authorization", "Bearer " + client.token())
                .setHeader("ofs_service_id", "MILLRACE")
                .setHeader("ofs_workspace_id", "WS001")
                .setHeader("ofs_remote_user", client.username())
                .setHeader("reportcode", "FILES")
                .setHeader("reportInstanceID", "1");
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, UTF_8).replace("+", "%20");
    }
}

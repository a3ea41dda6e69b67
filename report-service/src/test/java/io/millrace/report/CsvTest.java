package io.millrace.report;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What files look like, and how they are got. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class CsvTest {

    @Inject Pool pool;

    private final ReportClient client = ReportClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void textsAreQuotedAndFormulasAreNot() {
        Store.query(
                pool,
                """
                INSERT INTO stored_file VALUES
                    ('meridian', 71, '=HYPERLINK("x")', 'csv', -5, 'text/csv', '', '2026-01-31T23:59:59.9999Z', NULL),
                    ('meridian', 72, E'two\\nlines, "quoted"', 'csv', 7, '@x', 'Grüße 🚀', '2026-01-31T23:59:59Z', NULL)
                ON CONFLICT DO NOTHING
                """);

        String csv = client.csv("FILES", "FILES.PREFIX = 'csv'");

        assertThat(csv)
                .isEqualTo(
                        String.join(
                                "\r\n",
                                "FILE_ID,FILE_NAME,PREFIX,SIZE_BYTES,MIME_TYPE,CREATED_BY,STORED_AT,DELETED_AT",
                                "71,\"'=HYPERLINK(\"\"x\"\")\",csv,-5,text/csv,\"\",2026-01-31T23:59:59.9999Z,",
                                "72,\"two\nlines, \"\"quoted\"\"\",csv,7,'@x,Grüße 🚀,2026-01-31T23:59:59Z,",
                                ""));
    }

    @Test
    void timesWithoutEndAndBeforeTheYearOneAreWordsThatAProgramCanRead() {
        Store.query(
                pool,
                """
                INSERT INTO stored_file VALUES
                    ('meridian', 73, 'a', 'times', 1, 'text/csv', '', 'infinity', '-infinity'),
                    ('meridian', 74, 'b', 'times', 1, 'text/csv', '', '0044-03-15T12:00:00.5Z BC', '0001-01-01T00:00:00Z'),
                    ('meridian', 75, 'c', 'times', 1, 'text/csv', '', '0001-12-31T23:59:59Z BC', NULL)
                ON CONFLICT DO NOTHING
                """);

        String csv = client.csv("FILES", "FILES.PREFIX = 'times'");

        assertThat(csv)
                .contains(",infinity,-infinity\r\n")
                .contains(",-0043-03-15T12:00:00.5Z,0001-01-01T00:00:00Z\r\n")
                .contains(",0000-12-31T23:59:59Z,\r\n");
    }

    @Test
    void linksAreSignedAfreshNameTheFileAndNeedNothingElse() {
        String instance = client.ask("FILES", "{}");
        String first = client.end("FILES", instance).path("downloadLink");

        var file = Http.expect(200, Http.get(first));
        var forged = Http.get(first.replace("X-Amz-Signature=", "X-Amz-Signature=0"));

        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=FILES_" + instance + ".csv");
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(first).containsPattern("/meridian/\\d{4}-\\d\\d-\\d\\d/[0-9a-f-]{36}\\.csv");
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void aKeyIsAnsweredOnce() {
        Response first = keyed("{}");
        Response second = keyed("{}");
        Response third = keyed("{\"filterCriteria\":\"FILES.FILE_ID = 1\"}");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(third.statusCode()).isEqualTo(422);
    }

    private Response keyed(String body) {
        return client.request()
                .header("reportNm", "FILES")
                .header("Idempotency-Key", "report-1")
                .contentType("application/json")
                .body(body)
                .post("/meridian/AAI-dmi-service/vw/V1/repgen/");
    }
}

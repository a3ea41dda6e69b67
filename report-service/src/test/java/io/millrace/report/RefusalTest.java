package io.millrace.report;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a request is refused; none of them changes anything. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class RefusalTest {

    private static final String REPGEN = "/aai-dmi-service/vw/v1/repgen";

    @Inject Pool pool;

    private final ReportClient client = ReportClient.as(TestUser.MERIDIAN_OPERATOR);
    private long before;

    @BeforeEach
    void count() {
        before = requests();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(requests()).isEqualTo(before);
    }

    private long requests() {
        return Store.number(pool, "SELECT count(*) FROM report_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ofs_service_id | Header ofs_service_id is missing or empty.
                    ofs_workspace_id | Header ofs_workspace_id is missing or empty.
                    ofs_remote_user | Header ofs_remote_user is missing or empty.
                    reportcode | Header reportcode is missing or empty.
                    """)
    void withoutAHeader(String header, String message) {
        RequestSpecification request = given().auth().oauth2(client.token());
        for (String name : new String[] {"ofs_service_id", "ofs_workspace_id", "ofs_remote_user"}) {
            if (!name.equals(header)) {
                request.header(name, name.equals("ofs_remote_user") ? client.username() : "WS001");
            }
        }
        if (!header.equals("reportcode")) {
            request.header("reportcode", "BATCH_RUNS");
        }

        refused(request.contentType(ContentType.JSON).body("{}").post(REPGEN), 400, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    reportType | XLS | Header reportType must be CSV.
                    reportDefType | T | Header reportDefType must be V.
                    """)
    void withAHeaderOfAnotherKind(String name, String value, String message) {
        Response answer =
                client.request()
                        .header("reportcode", "BATCH_RUNS")
                        .header(name, value)
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(REPGEN);

        refused(answer, 400, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\"filterCriteria\":\"\"\n\"placeholderFilter\": \"\"\n}",
                "[]",
                "{\"filterCriteria\":{}}",
                "nonsense"
            })
    void aBodyThatIsNone(String body) {
        Response answer = client.repgen("BATCH_RUNS", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("status")).isEqualTo("FAIL");
        assertThat(answer.<String>path("errorMessage")).startsWith("The body is not as it must be");
    }

    @Test
    void unknownReportsAndInstances() {
        refused(client.repgen("NOBODYS", "{}"), 404, "There is no report NOBODYS.");
        refused(client.repgen("batch_runs", "{}"), 404, "There is no report batch_runs.");
        refused(client.repgen("'; --", "{}"), 404, "There is no report '; --.");
        refused(
                client.status("BATCH_RUNS", "999999"),
                404,
                "There is no instance 999999 of report BATCH_RUNS.");
        refused(
                client.status("BATCH_RUNS", "many"),
                400,
                "Header reportInstanceID must be a number.");
        refused(
                client.cancel("BATCH_RUNS", ""),
                400,
                "Header reportInstanceID is missing or empty.");
    }

    @Test
    void badTokensAndForeignTenants() {
        Response none = given().contentType(ContentType.JSON).body("{}").post(REPGEN);
        Response foreign =
                client.request()
                        .header("ofs_tenant_id", "harbor")
                        .header("reportcode", "BATCH_RUNS")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(REPGEN);

        refused(none, 401, "A bearer token is needed.");
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        refused(foreign, 403, "The token is not of the tenant named.");
    }

    @Test
    void wrongTypesMethodsAndSizes() {
        assertThat(client.request().get(REPGEN).statusCode()).isEqualTo(405);
        assertThat(
                        client.request()
                                .header("reportcode", "BATCH_RUNS")
                                .contentType("text/plain")
                                .body("{}")
                                .post(REPGEN)
                                .statusCode())
                .isEqualTo(415);
        assertThat(client.repgen("BATCH_RUNS", " ".repeat(2 << 20)).statusCode()).isEqualTo(413);
        refused(
                client.repgen("BATCH_RUNS", "{\"filterCriteria\":\"" + "(".repeat(30_000) + "\"}"),
                400,
                "filterCriteria, position 20001: a filter has at most 20000 characters.");
    }

    private static void refused(Response answer, int status, String message) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString())
                .isEqualTo("{\"status\":\"FAIL\",\"errorMessage\":\"%s\"}".formatted(message));
    }
}

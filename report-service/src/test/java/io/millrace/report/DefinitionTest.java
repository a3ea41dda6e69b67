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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions of reports, and what belongs to whom. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class DefinitionTest {

    @Inject Pool pool;

    private final ReportClient client = ReportClient.as(TestUser.MERIDIAN_OPERATOR);
    private final ReportClient other = ReportClient.as(TestUser.HARBOR_OPERATOR);

    @Test
    void aDefinitionShowsItsColumnsAndHoldsItsFilter() {
        Store.runs(pool, "meridian", "DEFINED", 20);
        String body =
                """
                {"name":"Failures","view":"batch_runs","columns":["STATUS","batch_run_id"],\
                "defaultFilter":"BATCH_RUNS.STATUS = 'FAILED'"}\
                """;

        Response created = client.define("FAILURES", body);
        Response replaced = client.define("FAILURES", body);
        String csv = client.csv("FAILURES", "BATCH_RUNS.BATCH_NAME = 'DEFINED'");

        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/aai-dmi-service/vw/v1/reports/FAILURES");
        assertThat(created.asString())
                .isEqualTo(
                        "{\"code\":\"FAILURES\",\"name\":\"Failures\",\"dataSource\":\"reporting\",\"view\":\"batch_runs\","
                                + "\"columns\":[\"STATUS\",\"batch_run_id\"],\"defaultFilter\":\"BATCH_RUNS.STATUS = 'FAILED'\"}");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(csv)
                .isEqualTo("STATUS,BATCH_RUN_ID\r\nFAILED,DEFINED_10\r\nFAILED,DEFINED_20\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {} | /view | view is missing
                    {'view':'run'} | /view | there is no view run in the data source reporting
                    {'view':'report_request'} | /view | there is no view report_request in the data source reporting
                    {'view':'FILES','dataSource':'theirs'} | /dataSource | there is no data source theirs
                    {'view':'FILES','columns':['TENANT']} | /columns/0 | FILES has no column TENANT
                    {'view':'FILES','columns':['PREFIX','prefix']} | /columns/1 | prefix is there already
                    {'view':'FILES','columns':'PREFIX'} | /columns | columns is no array of at most 500 names
                    {'view':'FILES','defaultFilter':'FILES.SIZE_BYTES = X'} | /defaultFilter | position 20: a text must be in single quotes
                    {'view':'FILES','name':[]} | /name | name is no text
                    """)
    void refusesWhatDoesNotFit(String body, String pointer, String detail) {
        Response answer = client.define("UNFIT", body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("errors[0].pointer")).isEqualTo(pointer);
        assertThat(answer.<String>path("errors[0].detail")).isEqualTo(detail);
        assertThat(get(client, "UNFIT").statusCode()).isEqualTo(404);
    }

    @Test
    void builtInOnesAreListedAndStayAsTheyAre() {
        Response list = client.request().get(client.address("reports?limit=4"));
        Response next =
                client.request().get(client.address("reports?cursor=" + list.path("nextCursor")));

        assertThat(list.<List<String>>path("items.code")).contains("BATCH_RUNS").hasSize(4);
        assertThat(next.<List<String>>path("items.code")).contains("TASK_RUNS");
        assertThat(client.define("FILES", "{\"view\":\"FILES\"}").statusCode()).isEqualTo(409);
        assertThat(client.request().delete(client.address("reports/FILES")).statusCode())
                .isEqualTo(409);
        assertThat(client.define("9x", "{\"view\":\"FILES\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void changesNeedTheFunction() {
        var integration = ReportClient.as(TestUser.MERIDIAN_INTEGRATION);

        assertThat(integration.define("MINE", "{\"view\":\"FILES\"}").statusCode()).isEqualTo(403);
        assertThat(integration.request().delete(client.address("reports/MINE")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anotherTenantSeesNeitherDefinitionsNorInstancesNorRows() {
        Store.runs(pool, "meridian", "ISOLATED", 5);
        client.define("PRIVATE", "{\"view\":\"BATCH_RUNS\"}");
        String instance = client.ask("PRIVATE", "{}");
        client.end("PRIVATE", instance);

        assertThat(get(other, "PRIVATE").statusCode()).isEqualTo(404);
        assertThat(other.repgen("PRIVATE", "{}").statusCode()).isEqualTo(404);
        assertThat(other.status("PRIVATE", instance).statusCode()).isEqualTo(404);
        assertThat(other.cancel("PRIVATE", instance).statusCode()).isEqualTo(404);
        assertThat(other.request().delete(other.address("reports/PRIVATE")).statusCode())
                .isEqualTo(404);
        assertThat(other.request().get(other.address("reports?limit=1000")).asString())
                .doesNotContain("PRIVATE");
        assertThat(
                        other.csv(
                                "BATCH_RUNS",
                                "BATCH_RUNS.BATCH_NAME = 'ISOLATED' OR BATCH_RUNS.STATUS IS NOT NULL"))
                .doesNotContain("ISOLATED");
    }

    @Test
    void aDeletedDefinitionIsGoneAndItsReportsStay() {
        client.define("SHORT", "{\"view\":\"MIGRATIONS\"}");
        String instance = client.ask("SHORT", "{}");

        int deleted = client.request().delete(client.address("reports/SHORT")).statusCode();

        assertThat(deleted).isEqualTo(204);
        assertThat(get(client, "SHORT").statusCode()).isEqualTo(404);
        assertThat(client.end("SHORT", instance).<String>path("status")).isEqualTo("COMPLETE");
    }

    private static Response get(ReportClient asked, String code) {
        return asked.request().get(asked.address("reports/" + code));
    }
}

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

/** Reports as they are printed. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class RepgenTest {

    @Inject Pool pool;

    private final ReportClient client = ReportClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void aRequestIsAnsweredAsPrinted() {
        Response answer =
                client.repgen("BATCH_RUNS", "{\"filterCriteria\":\"\",\"placeholderFilter\":\"\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .matches("\\{\"status\":\"PENDING\",\"requestInstanceId\":\"\\d+\"}");
    }

    @Test
    void aCompleteReportIsAnsweredAsPrintedAndItsFileHoldsTheRows() {
        Store.runs(pool, "meridian", "PRINTED", 3);
        String filter =
                "BATCH_RUNS.BATCH_NAME = 'PRINTED' AND BATCH_RUNS.BATCH_RUN_ID <> 'PRINTED_2'";
        String instance = client.ask("BATCH_RUNS", "{\"filterCriteria\":\"" + filter + "\"}");

        Response end = client.end("BATCH_RUNS", instance);
        String csv = Http.expect(200, Http.get(end.path("downloadLink"))).body();

        assertThat(end.asString().replace(end.<String>path("downloadLink"), "URL"))
                .isEqualTo(
                        "{\"requestInstanceId\":\"%1$s\",\"reportInstanceId\":\"%1$s\",\"status\":\"COMPLETE\",\"downloadLink\":\"URL\",\"rows\":2}"
                                .formatted(instance));
        assertThat(csv)
                .isEqualTo(
                        """
                        BATCH_RUN_ID,BATCH_NAME,BATCH_TYPE,GROUP_RUN_ID,BUSINESS_DATE,STATUS,STATUS_CODE,\
                        TRIGGERED_BY,STARTED_AT,ENDED_AT,DURATION_SECONDS,TASKS,TASKS_FAILED
                        PRINTED_1,PRINTED,rest,,2026-01-31,SUCCESSFUL,0,meridian.operator,\
                        2026-01-01T00:00:01Z,2026-01-01T00:00:02.5Z,1.500,5,0
                        PRINTED_3,PRINTED,rest,,2026-01-31,SUCCESSFUL,0,meridian.operator,\
                        2026-01-01T00:00:03Z,2026-01-01T00:00:04.5Z,1.500,5,0
                        """
                                .replace("\n", "\r\n"));
    }
}

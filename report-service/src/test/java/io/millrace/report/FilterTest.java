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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters let through, and how they are refused. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class FilterTest {

    @Inject Pool pool;

    private final ReportClient client = ReportClient.as(TestUser.MERIDIAN_OPERATOR);

    @BeforeEach
    void runs() {
        Store.runs(pool, "meridian", "FILTERED", 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    BATCH_RUNS.BATCH_RUN_ID = 'FILTERED_7' | 1
                    batch_runs.batch_run_id = 'FILTERED_7' | 1
                    BATCH_RUNS.STATUS IN ('FAILED', 'ABORTED') | 2
                    BATCH_RUNS.STATUS NOT IN ('FAILED') | 18
                    BATCH_RUNS.STATUS_CODE < 0 OR BATCH_RUNS.BATCH_RUN_ID LIKE '%\\_3' | 3
                    BATCH_RUNS.STATUS_CODE IN (-1, 0.5) | 2
                    NOT (BATCH_RUNS.STATUS = 'FAILED') AND BATCH_RUNS.TASKS BETWEEN 5 AND 9 | 18
                    BATCH_RUNS.STARTED_AT >= DATE '2026-01-01' | 20
                    BATCH_RUNS.STARTED_AT < '2026-01-01T02:00:05+02:00' | 4
                    BATCH_RUNS.STARTED_AT BETWEEN '2026-01-01 00:00:01' AND '2026-01-01T00:00:03Z' | 3
                    BATCH_RUNS.BUSINESS_DATE = DATE '2026-01-31' | 20
                    BATCH_RUNS.BUSINESS_DATE > DATE '2026-01-31' | 0
                    BATCH_RUNS.GROUP_RUN_ID IS NULL | 20
                    BATCH_RUNS.GROUP_RUN_ID IS NOT NULL | 0
                    BATCH_RUNS.DURATION_SECONDS = 1.5 | 20
                    BATCH_RUNS.BATCH_RUN_ID = '''; DROP TABLE run; --' | 0
                    """)
    void letsThrough(String filter, int rows) {
        String csv =
                client.csv(
                        "BATCH_RUNS",
                        ("BATCH_RUNS.BATCH_NAME = 'FILTERED' AND (" + filter + ")")
                                .replace("\\", "\\\\"));

        assertThat(ReportClient.lines(csv)).hasSize(rows + 1);
    }

    @Test
    void bothFiltersHoldAndPlaceholdersHaveTheirValuesInTheBody() {
        String instance =
                client.ask(
                        "BATCH_RUNS",
                        """
                        {"filterCriteria":"BATCH_RUNS.BATCH_NAME = 'FILTERED'",
                         "placeholderFilter":"BATCH_RUNS.STATUS = WANTED AND BATCH_RUNS.TASKS = Tasks AND BATCH_RUNS.STARTED_AT > since",
                         "WANTED":"FAILED","Tasks":"5","since":"2026-01-01"}
                        """);

        assertThat(ReportClient.lines(client.download("BATCH_RUNS", instance))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    BATCH_RUNS.STATUS = | position 20: the filter ends too early
                    BATCH_RUNS.STATUS == 'x' | position 20: '=' is not expected here
                    BATCH_RUNS.STATUS = 'x | position 21: this text has no closing quote
                    BATCH_RUNS.STATUS = WANTED | position 21: a text must be in single quotes
                    BATCH_RUNS.STATUS = 5 | position 21: the value must be a text in single quotes
                    BATCH_RUNS.TASKS = '5' | position 20: the value must be a number
                    BATCH_RUNS.TASKS LIKE '5' | position 1: TASKS is no text: LIKE needs one
                    BATCH_RUNS.STATUS LIKE 'a\\' | position 24: the pattern ends in an escape character
                    BATCH_RUNS.TENANT = 'harbor' | position 12: BATCH_RUNS has no column TENANT
                    TASK_RUNS.STATUS = 'x' | position 1: the table of this report is BATCH_RUNS
                    BATCH_RUNS.STARTED_AT = 'soon' | position 25: the value must be a time such as '2026-01-31T07:00:00Z', or DATE 'yyyy-mm-dd'
                    BATCH_RUNS.BUSINESS_DATE = DATE '2026-02-30' | position 28: the value is no day of the calendar
                    BATCH_RUNS.STATUS = 'x' ; DROP TABLE run | position 25: ';' is not expected here
                    BATCH_RUNS.STATUS = 'x' -- | position 25: '-' is not expected here
                    1 = 1 | position 1: '1' is not expected here
                    BATCH_RUNS.STATUS IN () | position 23: ')' is not expected here
                    """)
    void refuses(String filter, String reason) {
        Response answer =
                client.repgen(
                        "BATCH_RUNS",
                        "{\"filterCriteria\":\"" + filter.replace("\\", "\\\\") + "\"}");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.asString())
                .isEqualTo(
                        "{\"status\":\"FAIL\",\"errorMessage\":\"filterCriteria, %s.\"}"
                                .formatted(reason));
    }

    @Test
    void aPlaceholderWithoutAValueIsRefused() {
        Response answer =
                client.repgen(
                        "BATCH_RUNS",
                        "{\"placeholderFilter\":\"BATCH_RUNS.STATUS = WANTED\",\"Wanted\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("errorMessage"))
                .isEqualTo("placeholderFilter, position 21: the body has no field WANTED.");
    }
}

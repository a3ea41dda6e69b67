package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.report.Await;
import io.millrace.report.ReportClient;
import java.time.Duration;

/**
 * A report of 12 seconds and 12 MB, so that there is a middle: two parts are on their way before it
 * ends.
 */
final class SlowReport {

    static final String CODE = "SLOW";
    static final int ROWS = 600;

    /** As many rows fill a part; the next one is taken only once the store has an upload for it. */
    static final int ROWS_OF_A_PART = 262;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Fleet fleet;
    private final ReportClient client;

    private SlowReport(Fleet fleet, ReportClient client) {
        this.fleet = fleet;
        this.client = client;
    }

    /** Makes the view, and defines the report through a pod that is ready. */
    static SlowReport define(Fleet fleet, ReportClient client) {
        return define(fleet, client, Duration.ofMillis(20));
    }

    /** One in whose middle there is time enough for another pod to start. */
    static SlowReport defineSlower(Fleet fleet, ReportClient client) {
        return define(fleet, client, Duration.ofMillis(100));
    }

    private static SlowReport define(Fleet fleet, ReportClient client, Duration ofARow) {
        fleet.database.change(
                """
                CREATE VIEW slow AS SELECT i AS number, pg_sleep(%d / 1000.0)::text AS nothing,
                    repeat('x', 20000) AS filling FROM generate_series(1, %d) i
                """
                        .formatted(ofARow.toMillis(), ROWS));
        var slow = new SlowReport(fleet, client);
        var answer = client.define(CODE, "{\"dataSource\":\"ledger\",\"view\":\"slow\"}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return slow;
    }

    /** The number of one of which some rows are written, and most are not. */
    String inTheMiddle() {
        String report = client.ask(CODE, "{}");
        Await.until("rows of " + report, PATIENCE, () -> rows(report) > 20);
        return report;
    }

    /** As the maker said last. */
    int rows(String report) {
        Integer rows = client.status(CODE, report).path("rows");
        return rows == null ? 0 : rows;
    }

    /** How often it was begun. */
    String beginnings(String report) {
        return fleet.database.text("SELECT fence FROM report_request WHERE id = " + report);
    }
}

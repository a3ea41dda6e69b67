package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.report.Await;
import io.millrace.report.ReportClient;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.token.TestUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is gone for a while costs a report time, and nothing else. */
class OutagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    private Fleet fleet;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        fleet = new Fleet(folder);
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    @Test
    void aMakerWaitsForTheObjectStoreAndGoesOn() {
        var client = client(Map.of());
        var slow = SlowReport.define(fleet, client);
        String report = slow.inTheMiddle();

        try (Outage store = Outage.of(Backing.S3)) {
            assertThat(store).isNotNull();
            Await.until(
                    "a part is full",
                    PATIENCE,
                    () -> slow.rows(report) >= SlowReport.ROWS_OF_A_PART - 1);
            Awaitility.await()
                    .during(OUTAGE)
                    .atMost(PATIENCE)
                    .until(() -> slow.rows(report) <= SlowReport.ROWS_OF_A_PART);
        }

        assertThat(ReportClient.lines(client.download(SlowReport.CODE, report)))
                .hasSize(SlowReport.ROWS + 1);
        assertThat(slow.beginnings(report)).isEqualTo("1");
    }

    @Test
    void anOutageOfTheObjectStoreUsesUpNoAttempt() {
        var client =
                client(
                        Map.of(
                                "millrace.report.generation.store-patience", "1s",
                                "millrace.report.generation.attempts", "1"));
        String report;

        try (Outage store = Outage.of(Backing.S3)) {
            assertThat(store).isNotNull();
            report = client.ask("BATCH_RUNS", "{}");
            Await.until("begun thrice", PATIENCE, () -> value("fence", report) >= 3);
        }

        assertThat(client.end("BATCH_RUNS", report).<String>path("status")).isEqualTo("COMPLETE");
        assertThat(value("lost", report)).isZero();
    }

    @Test
    void anOutageOfTheDatabaseUsesUpNoAttempt() {
        var client = client(Map.of("millrace.report.generation.attempts", "1"));
        var slow = SlowReport.define(fleet, client);
        String report = slow.inTheMiddle();

        try (Outage database = Outage.of(Backing.POSTGRESQL)) {
            assertThat(database).isNotNull();
            var refused = client.repgen(SlowReport.CODE, "{}");
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.asString()).contains("\"status\":\"FAIL\"");
        }

        Await.until(
                "status is told again",
                PATIENCE,
                () -> client.status(SlowReport.CODE, report).statusCode() == 200);
        assertThat(ReportClient.lines(client.download(SlowReport.CODE, report)))
                .hasSize(SlowReport.ROWS + 1);
        Await.until("nobody was lost", PATIENCE, () -> value("lost", report) == 0);
    }

    private ReportClient client(Map<String, String> own) {
        return Fleet.client(fleet.start(own).awaitReady(), TestUser.MERIDIAN_OPERATOR);
    }

    private long value(String column, String report) {
        return fleet.database.count(
                "SELECT " + column + " FROM report_request WHERE id = " + report);
    }
}

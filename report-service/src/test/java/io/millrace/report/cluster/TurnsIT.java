package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.report.Await;
import io.millrace.report.ReportClient;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.token.TestUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose report is made when, and that nobody need wait for one that is not wanted. */
class TurnsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ACTIVE =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY%slow%'";

    private static Fleet fleet;
    private static Bucket bucket;
    private static Pod pod;
    private static ReportClient client;
    private static SlowReport slow;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        fleet = new Fleet(folder);
        bucket = new Bucket(fleet);
        pod = fleet.start().awaitReady();
        client = Fleet.client(pod, TestUser.MERIDIAN_OPERATOR);
        slow = SlowReport.define(fleet, client);
    }

    @AfterAll
    static void stop() {
        bucket.close();
        fleet.close();
    }

    @Test
    void oneOfATenantIsMadeAtATimeAndOthersDoNotWaitForIt() {
        String first = slow.inTheMiddle();
        String second = client.ask(SlowReport.CODE, "{}");
        var other = Fleet.client(pod, TestUser.HARBOR_OPERATOR);

        String ofAnother = other.ask("BATCH_RUNS", "{}");
        var end = other.end("BATCH_RUNS", ofAnother);

        assertThat(end.<String>path("status")).isEqualTo("COMPLETE");
        assertThat(client.status(SlowReport.CODE, first).<String>path("status"))
                .isEqualTo("RUNNING");
        assertThat(client.status(SlowReport.CODE, second).asString())
                .isEqualTo(
                        "{\"requestInstanceId\":\"%1$s\",\"reportInstanceId\":\"%1$s\",\"status\":\"PENDING\"}"
                                .formatted(second));
        client.cancel(SlowReport.CODE, second);
        client.cancel(SlowReport.CODE, first);
    }

    @Test
    void aCancelledReportEndsInTheDatabaseAndLeavesNoFile() {
        int before = bucket.size();
        String report = slow.inTheMiddle();

        var answer = client.cancel(SlowReport.CODE, report);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("status")).isEqualTo("FAIL");
        assertThat(answer.<String>path("errorMessage"))
                .isEqualTo("Cancelled by meridian.operator.");
        Await.until("no query", PATIENCE, () -> fleet.database.text(ACTIVE).equals("0"));
        Await.until("no file", PATIENCE, () -> bucket.size() <= before);
        assertThat(client.cancel(SlowReport.CODE, report).statusCode()).isEqualTo(200);
    }
}

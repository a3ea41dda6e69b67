package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.report.Await;
import io.millrace.report.ReportClient;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.token.TestUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is made once, whatever happens to the pod that makes it. */
class TakeoverIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> LONG_LEASE =
            Map.of("millrace.report.generation.lease", "10m");

    private Fleet fleet;
    private Bucket bucket;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        fleet = new Fleet(folder);
        bucket = new Bucket(fleet);
    }

    @AfterEach
    void stop() {
        bucket.close();
        fleet.close();
    }

    @Test
    void anotherPodTakesOverFromOneThatIsKilledAndOneFileResults() {
        Pod maker = fleet.start().awaitReady();
        var slow = SlowReport.defineSlower(fleet, client(maker));
        int before = bucket.size();
        String report = slow.inTheMiddle();
        Pod heir = fleet.start().awaitReady();

        maker.kill();
        String csv = client(heir).download(SlowReport.CODE, report);

        assertThat(ReportClient.lines(csv)).hasSize(SlowReport.ROWS + 1);
        assertThat(slow.beginnings(report)).isEqualTo("2");
        assertThat(fleet.database.text("SELECT lost FROM report_request WHERE id = " + report))
                .isEqualTo("1");
        Await.until("one file", PATIENCE, () -> bucket.size() == before + 1);
    }

    @Test
    void aPodThatIsToGoHandsOverAtOnce() {
        Pod maker = fleet.start(LONG_LEASE).awaitReady();
        var slow = SlowReport.defineSlower(fleet, client(maker));
        int before = bucket.size();
        String report = slow.inTheMiddle();
        Pod heir = fleet.start(LONG_LEASE).awaitReady();

        var gone = maker.terminate();
        String csv = client(heir).download(SlowReport.CODE, report);

        assertThat(ReportClient.lines(csv)).hasSize(SlowReport.ROWS + 1);
        assertThat(slow.beginnings(report)).isEqualTo("2");
        assertThat(fleet.database.text("SELECT lost FROM report_request WHERE id = " + report))
                .isEqualTo("0");
        Await.until("one file", PATIENCE, () -> bucket.size() == before + 1);
        assertThat(gone).succeedsWithin(PATIENCE);
    }

    private static ReportClient client(Pod pod) {
        return Fleet.client(pod, TestUser.MERIDIAN_OPERATOR);
    }
}

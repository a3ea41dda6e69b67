package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

    private static FakeCallback callback;
    private static RunningWorker worker;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        callback = new FakeCallback();
        worker =
                new RunningWorker(
                        folder.resolve("log"),
                        Map.of(
                                "MILLRACE_INTEGRATION_USER", FakeCallback.USER,
                                "MILLRACE_INTEGRATION_PASSWORD", FakeCallback.PASSWORD));
    }

    @AfterAll
    static void stop() {
        worker.close();
        callback.close();
    }

    private static int statusOf(HttpRequest.Builder request) {
        return worker.send(request).join().statusCode();
    }

    @Test
    void doesItsWork() {
        var answer = worker.call("/extract?region=EU", "RUN_1/WORKS/1").join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"rows\":1\\d{3}}");
    }

    @Test
    void doesTheWorkOfOneKeyOnce() {
        var first = worker.call("/post?failFirst=422&seconds=1", "RUN_1/TWICE/1");
        assertThat(first.join().statusCode()).isEqualTo(422);
        var again = worker.call("/post", "RUN_1/TWICE/1").join();
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(first.join().body());
        var next = worker.call("/post?failFirst=422", "RUN_1/TWICE/2").join();
        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNotSignedByItsSecret() {
        var unsigned = HttpRequest.newBuilder(worker.url()).POST(BodyPublishers.ofString("{}"));
        assertThat(statusOf(unsigned)).isEqualTo(401);

        var changed = worker.signed("/load", "RUN_1/LOAD/1", Instant.now());
        changed.POST(BodyPublishers.ofString("{\"rows\":1}"));
        assertThat(statusOf(changed)).isEqualTo(401);

        var sixMinutesAgo = Instant.now().minus(Duration.ofMinutes(6));
        assertThat(statusOf(worker.signed("/load", "RUN_1/LOAD/1", sixMinutesAgo))).isEqualTo(401);
    }

    @Test
    void endsAtCancelWhatStillRuns() {
        var slow = worker.call("/load?seconds=30", "RUN_1/SLOW/1");
        while (!worker.call("/cancel", "RUN_1/SLOW/1/cancel").join().body().contains("true")) {
            Thread.onSpinWait();
        }
        assertThat(slow.join().statusCode()).isEqualTo(409);
    }

    @Test
    void reportsAnAsynchronousTaskToItsCallback() throws Exception {
        var accepted =
                worker.call(
                        "/report",
                        "RUN_1/ASYNC/1",
                        "Millrace-Job-Id",
                        FakeCallback.JOB,
                        "Millrace-Callback-Url",
                        callback.url());
        assertThat(accepted.join().statusCode()).isEqualTo(202);
        assertThat(callback.report())
                .startsWith(
                        "PUT Bearer t0k {\"jobId\":\"0123456789ABCDE\",\"status\":\"Completed\"")
                .contains("\"message\":\"{\\\"rows\\\":1");
    }
}

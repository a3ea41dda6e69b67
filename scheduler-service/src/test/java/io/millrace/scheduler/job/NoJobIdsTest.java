package io.millrace.scheduler.job;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Harbor's blocks of job ids are empty, and the callback service is away. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class NoJobIdsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject FreeJobIds source;

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.HARBOR_OPERATOR);
    private FakeWorker worker;

    @BeforeEach
    void define() {
        worker = FakeWorker.start().on("/", Answer.reply(202, "{}"));
        source.setAway(true);
        scheduler.put("workers/NO_IDS", "{\"baseUrl\":\"" + worker.url() + "\"}");
        scheduler.put(
                "batches/NO_IDS",
                """
                {"tasks":[
                  {"taskCode":"ASYNC","worker":"NO_IDS","path":"/async","mode":"async"},
                  {"taskCode":"SYNC","worker":"NO_IDS","path":"/sync"}]}
                """);
    }

    @AfterEach
    void stop() {
        source.setAway(false);
        worker.close();
    }

    @Test
    void asynchronousTasksWaitUnstartedWhileAllOthersGoOn() {
        String run = trigger();

        await().atMost(PATIENCE).until(() -> "SUCCESSFUL".equals(statusOf(run, "SYNC")));
        assertThat(statusOf(run, "ASYNC")).isEqualTo("NOT-STARTED");
        assertThat(worker.calls("/async")).isEmpty();

        source.setAway(false);
        await().atMost(PATIENCE).until(() -> worker.calls("/async").size() == 1);
        var call = worker.calls("/async").getFirst();
        assertThat(call.header("Millrace-Job-Id")).matches("[0-9A-F]{15}");
        assertThat(call.header("Idempotency-Key")).endsWith("/ASYNC/1");
    }

    private String trigger() {
        return scheduler
                .external("trigger", "{\"batchName\":\"NO_IDS\",\"batchType\":\"rest\"}")
                .jsonPath()
                .getString("batchRunId");
    }

    private String statusOf(String run, String task) {
        return scheduler
                .get("runs/" + run)
                .jsonPath()
                .getString("tasks.find { it.taskCode == '" + task + "' }.taskStatus");
    }
}

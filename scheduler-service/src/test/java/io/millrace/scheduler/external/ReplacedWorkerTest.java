package io.millrace.scheduler.external;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** An operator mends a worker's address and goes on at once. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class ReplacedWorkerTest {

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void theNextCallGoesToTheNewAddress() {
        try (var broken = FakeWorker.start();
                var mended = FakeWorker.start()) {
            broken.on("/load", Answer.status(422));
            move(broken);
            scheduler.put(
                    "batches/MOVED",
                    "{\"tasks\":[{\"taskCode\":\"T1\",\"worker\":\"MOVING\",\"path\":\"/load\"}]}");
            var run = scheduler.trigger("MOVED", "rest");
            assertThat(scheduler.endOf(run)).isEqualTo("FAILED");

            move(mended);
            scheduler.external(
                    "restart", "{\"batchName\":\"MOVED\",\"batchRunId\":\"" + run + "\"}");

            assertThat(scheduler.endOf(run)).isEqualTo("SUCCESSFUL");
            assertThat(mended.calls("/load")).hasSize(1);
        }
    }

    private void move(FakeWorker to) {
        scheduler.put("workers/MOVING", "{\"baseUrl\":\"" + to.url() + "\"}");
    }
}

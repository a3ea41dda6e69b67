package io.millrace.scheduler.external;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.ReceivedCall;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class RatedWorkerTest {

    private static final int CALLS = 15;
    private static final int PER_SECOND = 5;

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void aWorkerGetsNoMoreCallsASecondThanItTakes() {
        try (var worker = FakeWorker.start()) {
            scheduler.put(
                    "workers/RATED",
                    "{\"baseUrl\":\"%s\",\"ratePerSecond\":%d}"
                            .formatted(worker.url(), PER_SECOND));
            scheduler.put("batches/RATED", "{\"tasks\":[" + tasks() + "]}");

            var end = scheduler.endOf(scheduler.trigger("RATED", "rest"));

            var times = worker.calls().stream().map(ReceivedCall::at).sorted().toList();
            assertThat(end).isEqualTo("SUCCESSFUL");
            assertThat(times).hasSize(CALLS);
            // a second's worth may have gathered before
            assertThat(Duration.between(times.getFirst(), times.getLast()))
                    .isGreaterThan(
                            Duration.ofMillis(1000L * (CALLS - PER_SECOND - 1) / PER_SECOND));
        }
    }

    private static String tasks() {
        return IntStream.range(0, CALLS)
                .mapToObj("{\"taskCode\":\"T%d\",\"worker\":\"RATED\",\"path\":\"/\"}"::formatted)
                .collect(Collectors.joining(","));
    }
}

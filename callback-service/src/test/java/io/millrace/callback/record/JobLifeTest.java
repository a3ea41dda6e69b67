package io.millrace.callback.record;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.callback.CallbackClient;
import io.millrace.callback.JobIds;
import io.millrace.callback.TopicReader;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.JobStatus;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a job's callbacks change, and what the broker is told of it. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class JobLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject Pool pool;

    @Inject
    @ConfigProperty(name = "millrace.kafka.bootstrap-servers")
    String kafka;

    private final CallbackClient worker = CallbackClient.as(TestUser.MERIDIAN_INTEGRATION);

    @Test
    void startedAndTheEndAreToldInTheirOrder() {
        String job = JobIds.reserved(pool, "meridian");

        worker.say(job, "Started", "Process Started");
        worker.say(job, "Completed", "{\\\"rows\\\":42}");

        var told = told(job, 2);
        assertThat(told)
                .extracting(event -> event.data().status())
                .containsExactly(JobStatus.STARTED, JobStatus.COMPLETED);
        assertThat(told.getLast().tenant()).isEqualTo("meridian");
        assertThat(told.getLast().subject()).isEqualTo(job);
        assertThat(told.getLast().data().message()).isEqualTo("{\"rows\":42}");
    }

    @Test
    void theFirstEndStandsWhateverComesAfterIt() {
        String job = JobIds.reserved(pool, "meridian");

        worker.say(job, "Failed", "no disk");
        worker.say(job, "Completed", "after all");
        worker.say(job, "Started", "again");
        worker.say(job, "Failed", "still no disk");

        assertThat(toldBeforeTheNext(job))
                .extracting(event -> event.data().message())
                .containsExactly("no disk");
    }

    @Test
    void repeatsAreAnsweredAlikeAndToldOnce() {
        String job = JobIds.reserved(pool, "meridian");

        var first = worker.say(job, "Completed", "done");
        var second = worker.say(job, "Completed", "done");

        assertThat(first.jsonPath().getInt("status")).isEqualTo(200);
        assertThat(second.jsonPath().getInt("status")).isEqualTo(200);
        assertThat(second.jsonPath().getLong("rest_audit_id"))
                .isNotEqualTo(first.jsonPath().getLong("rest_audit_id"));
        var told = toldBeforeTheNext(job);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().data().restAuditId())
                .isEqualTo(first.jsonPath().getLong("rest_audit_id"));
    }

    @Test
    void aMessageThatIsAnObjectIsToldAsItsJson() {
        String job = JobIds.reserved(pool, "meridian");

        worker.put(
                "{\"jobId\":\"%s\",\"status\":\"Completed\",\"message\":{\"rows\":7}}"
                        .formatted(job));

        assertThat(told(job, 1).getFirst().data().message()).isEqualTo("{\"rows\":7}");
    }

    @Test
    void aMessageTooLargeForTheBrokerIsCutAndItsJobSettledAllTheSame() {
        String job = JobIds.reserved(pool, "meridian");

        worker.say(job, "Failed", "\\u0001".repeat(170_000));

        assertThat(told(job, 1).getFirst().data().message())
                .startsWith("\u0001")
                .hasSizeBetween(80_000, 90_000);
    }

    private List<CloudEvent<JobStatusChanged>> told(String job, int count) {
        try (TopicReader topic = new TopicReader(kafka)) {
            return topic.await(count, job::equals, PATIENCE);
        }
    }

    /** What was said of the job by the time that another one's end is through. */
    private List<CloudEvent<JobStatusChanged>> toldBeforeTheNext(String job) {
        String next = JobIds.reserved(pool, "meridian");
        worker.say(next, "Completed", "next");
        try (TopicReader topic = new TopicReader(kafka)) {
            assertThat(topic.await(1, next::equals, PATIENCE)).hasSize(1);
            topic.await(1, job::equals, PATIENCE);
            return topic.await(Integer.MAX_VALUE, job::equals, Duration.ofSeconds(1));
        }
    }
}

package io.millrace.callback.run;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.callback.JobIds;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.EventType;
import io.millrace.contracts.Events;
import io.millrace.contracts.RunStatus;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import io.millrace.contracts.Topics;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs as they are told of through the broker. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class RunEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant ENDED = Instant.parse("2099-01-31T07:12:45.678Z");
    private static final String RUN = "R_2026-01-31_1769842800123_1";

    @Inject Pool pool;

    @Inject
    @ConfigProperty(name = "millrace.kafka.bootstrap-servers")
    String kafka;

    private KafkaProducer<String, String> producer;

    @BeforeEach
    void open() {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringSerializer(),
                        new StringSerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aTaskThatWasAcceptedSaysWhoseTheJobIsAndTheEndOfItsRunRetiresIt() {
        String job = JobIds.reserved(pool, "meridian");
        String run = RUN + job;

        say("meridian", run, task(run, "LOAD", RunStatus.ON_GOING, job));
        await().atMost(PATIENCE).until(() -> job(job).startsWith(run + " LOAD"));
        say("meridian", run, ended(run));

        await().atMost(PATIENCE).until(() -> job(job).endsWith(" 2099-05-02"));
    }

    @Test
    void eventsSaidTwiceDoWhatTheyDoSaidOnce() {
        String job = JobIds.reserved(pool, "meridian");
        String run = RUN + job;

        say("meridian", run, task(run, "LOAD", RunStatus.FAILED, job));
        say("meridian", run, ended(run));
        say("meridian", run, task(run, "LOAD", RunStatus.FAILED, job));
        say("meridian", "other", task("other", "STEAL", RunStatus.FAILED, job));
        say("meridian", run, ended(run));
        theNextIsThrough();

        assertThat(job(job)).isEqualTo(run + " LOAD 2099-05-02");
    }

    @Test
    void anotherTenantsEventAndWhatCannotBeReadChangeNothing() {
        String job = JobIds.reserved(pool, "meridian");

        send("x", "{\"no\":\"event\"");
        send("x", "{\"type\":\"io.millrace.task-status-changed.v1\",\"data\":7}");
        say("harbor", RUN, task(RUN, "LOAD", RunStatus.ON_GOING, job));
        theNextIsThrough();

        assertThat(job(job)).startsWith("- -");
    }

    /** When this one's news are through, so are all before. */
    private void theNextIsThrough() {
        String next = JobIds.reserved(pool, "meridian");
        say("meridian", next, task(next, "NEXT", RunStatus.ON_GOING, next));
        await().atMost(PATIENCE).until(() -> job(next).startsWith(next));
    }

    private String job(String id) {
        return pool.preparedQuery(
                        """
                        select concat_ws(' ', coalesce(batch_run_id, '-'), coalesce(task_code, '-'),
                            (retire_at at time zone 'UTC')::date)
                        from job where job_id = $1 and tenant = 'meridian'
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(PATIENCE);
    }

    private static TaskStatusChanged task(
            String run, String code, RunStatus status, @Nullable String job) {
        return new TaskStatusChanged(run, "R", code, status, 1, ENDED, null, null, job, null);
    }

    private static RunStatusChanged ended(String run) {
        return new RunStatusChanged(
                run,
                "R",
                "rest",
                null,
                LocalDate.EPOCH,
                RunStatus.FAILED,
                "u",
                ENDED,
                ENDED,
                1,
                1,
                null);
    }

    private void say(String tenant, String run, TaskStatusChanged data) {
        send(run, event(tenant, run, Events.TASK_STATUS_CHANGED, data));
    }

    private void say(String tenant, String run, RunStatusChanged data) {
        send(run, event(tenant, run, Events.RUN_STATUS_CHANGED, data));
    }

    private static <T> String event(String tenant, String run, EventType<T> type, T data) {
        var subject = new CloudEvent.Subject(tenant, run, null);
        return EventJson.write(
                CloudEvent.of(UUID.randomUUID(), "/scheduler-service", type, subject, ENDED, data));
    }

    /** All into one partition, so that they are heard in order. */
    private void send(String run, String event) {
        var sent = producer.send(new ProducerRecord<>(Topics.RUNS, 0, run, event));
        await().atMost(PATIENCE).until(sent::isDone);
    }
}

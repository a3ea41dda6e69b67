package io.millrace.scheduler.job;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatus;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.contracts.Topics;
import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks as they come through the broker. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class JobEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);

    @Inject
    @ConfigProperty(name = "millrace.kafka.bootstrap-servers")
    String kafka;

    private static FakeWorker worker;

    private KafkaProducer<String, String> producer;

    @BeforeAll
    static void start() {
        worker = FakeWorker.start();
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @BeforeEach
    void define() {
        worker.reset();
        worker.on("/load", Answer.reply(202, "{}"));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringSerializer(),
                        new StringSerializer());
        put("workers/CALLS_BACK", "{\"baseUrl\":\"" + worker.url() + "\"}");
        put(
                "batches/CALLED_BACK",
                """
                {"tasks":[
                  {"taskCode":"LOAD","worker":"CALLS_BACK","path":"/load","mode":"async",
                   "outputs":{"rows":"/rows"}},
                  {"taskCode":"REPORT","worker":"CALLS_BACK","path":"/report","after":["LOAD"],
                   "query":{"rows":"${LOAD.rows}"}}]}
                """);
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aCompletedJobEndsItsTaskAndPassesItsOutputsOn() {
        String run = trigger();
        String job = jobOfCall();

        say("meridian", event(job, JobStatus.STARTED, null));
        say("meridian", event(job, JobStatus.COMPLETED, "{\"rows\":42}"));

        assertThat(job).matches("[0-9A-F]{15}");
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
        assertThat(worker.calls("/report").getFirst().query()).isEqualTo("rows=42");
    }

    @Test
    void aFailedJobFailsItsTaskAndAnotherWordChangesNothing() {
        String run = trigger();
        String job = jobOfCall();

        say("meridian", event(job, JobStatus.FAILED, "no disk"));
        String end = endOf(run);
        say("meridian", event(job, JobStatus.COMPLETED, "{\"rows\":1}"));
        followUpRunIsSettled();

        assertThat(end).isEqualTo("FAILED");
        assertThat(endOf(run)).isEqualTo("FAILED");
    }

    @Test
    void theFaultTextOfAFailedJobIsTheLastErrorOfItsTask() {
        String run = trigger();

        say("meridian", event(jobOfCall(), JobStatus.FAILED, "ORA-00001: unique constraint"));

        assertThat(endOf(run)).isEqualTo("FAILED");
        assertThat(scheduler.get("runs/" + run).jsonPath().getString("tasks[0].lastError"))
                .isEqualTo("the worker called back: Failed: ORA-00001: unique constraint");
    }

    @Test
    void aCallbackAfterTheInterruptChangesNothing() {
        String run = trigger();
        String job = jobOfCall();
        scheduler.external(
                "interrupt", "{\"batchName\":\"CALLED_BACK\",\"batchRunId\":\"" + run + "\"}");

        say("meridian", event(job, JobStatus.COMPLETED, "{\"rows\":5}"));
        followUpRunIsSettled();

        assertThat(endOf(run)).isEqualTo("INTERRUPTED");
    }

    @Test
    void theJobOfBeforeARestartChangesNothing() {
        String run = trigger();
        String old = jobOfCall();
        String body = "{\"batchName\":\"CALLED_BACK\",\"batchRunId\":\"" + run + "\"}";
        scheduler.external("interrupt", body);
        scheduler.external("restart", body);
        await().atMost(PATIENCE).until(() -> worker.calls("/load").size() == 2);

        say("meridian", event(old, JobStatus.FAILED, "too late"));
        say("meridian", event(jobOf(1), JobStatus.COMPLETED, "{\"rows\":6}"));

        assertThat(jobOf(1)).isNotEqualTo(old);
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void aCallbackThatBeatsTheWorkersAnswerCounts() {
        Gate answered = new Gate();
        worker.on("/load", Answer.behind(answered, Answer.reply(202, "{}")));
        String run = trigger();
        String job = jobOfCall();

        say("meridian", event(job, JobStatus.COMPLETED, "{\"rows\":7}"));
        String end = endOf(run);
        answered.open();

        assertThat(end).isEqualTo("SUCCESSFUL");
    }

    @Test
    void anotherTenantsCallbackAndAnUnreadableEventChangeNothing() {
        String run = trigger();
        String job = jobOfCall();

        send(job, "{\"no\":\"event\"");
        say("harbor", event(job, JobStatus.FAILED, "not yours"));
        say("meridian", event(job, JobStatus.COMPLETED, "{\"rows\":0}"));

        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void anEventThatCannotBeAppliedIsParkedAndThoseBehindItGoOn() {
        String run = trigger();
        String job = jobOfCall();
        String mark = UUID.randomUUID().toString();

        send(job, "{\"no\":\"event\",\"mark\":\"" + mark + "\"");
        say("meridian", event(mark + "\0", JobStatus.COMPLETED, null));
        say("meridian", event(job, JobStatus.COMPLETED, "{\"rows\":0}"));

        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
        assertThat(parked(mark)).hasSize(2);
    }

    @Test
    void aJobThatIsNeverCalledBackIsRepeatedThenAborted() {
        put(
                "batches/FORGOTTEN",
                """
                {"tasks":[{"taskCode":"LOAD","worker":"CALLS_BACK","path":"/load","mode":"async",
                           "timeout":"PT0.5S","retry":{"maxAttempts":2,"backoff":"PT0.1S"}}]}
                """);

        String run = scheduler.trigger("FORGOTTEN", "rest");

        assertThat(endOf(run)).isEqualTo("ABORTED");
        assertThat(worker.calls("/load"))
                .extracting(call -> call.header("Idempotency-Key"))
                .containsExactly(run + "/LOAD/1", run + "/LOAD/2");
        assertThat(scheduler.get("runs/" + run).jsonPath().getString("tasks[0].lastError"))
                .isEqualTo("no callback within PT0.5S");
    }

    /** The dead letters that hold this mark. */
    private List<String> parked(String mark) {
        var found = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", kafka,
                                "group.id", mark,
                                "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.subscribe(List.of("millrace.jobs.dead"));
            await().atMost(PATIENCE)
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(letter -> found.add(letter.value()));
                        return found.stream().filter(text -> text.contains(mark)).count() >= 2;
                    });
        }
        return found.stream().filter(text -> text.contains(mark)).toList();
    }

    /** When this run's callback is through, so are all before. */
    private void followUpRunIsSettled() {
        int callsBefore = worker.calls("/load").size();
        String run = trigger();
        await().atMost(PATIENCE).until(() -> worker.calls("/load").size() > callsBefore);
        String job = jobOf(worker.calls("/load").size() - 1);
        say("meridian", event(job, JobStatus.COMPLETED, "{\"rows\":3}"));
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    private String jobOfCall() {
        await().atMost(PATIENCE).until(() -> !worker.calls("/load").isEmpty());
        return jobOf(0);
    }

    private String jobOf(int call) {
        return Objects.requireNonNull(worker.calls("/load").get(call).header("Millrace-Job-Id"));
    }

    private void put(String definition, String body) {
        var answer = scheduler.put(definition, body);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    }

    private String trigger() {
        var answer =
                scheduler.external(
                        "trigger", "{\"batchName\":\"CALLED_BACK\",\"batchType\":\"rest\"}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("batchRunId");
    }

    private String endOf(String batchRunId) {
        return scheduler
                .request()
                .header("Prefer", "wait=30")
                .contentType(ContentType.JSON)
                .body("{\"batchRunId\":\"" + batchRunId + "\"}")
                .post("/SchedulerService/rest-api/v1/external/status")
                .jsonPath()
                .getString("batchStatus");
    }

    private static JobStatusChanged event(String job, JobStatus status, @Nullable String message) {
        return new JobStatusChanged(job, status, message, 1, Instant.EPOCH, null, null);
    }

    private void say(String tenant, JobStatusChanged job) {
        CloudEvent<JobStatusChanged> event =
                CloudEvent.of(
                        UUID.randomUUID(),
                        "/callback-service",
                        Events.JOB_STATUS_CHANGED,
                        new CloudEvent.Subject(tenant, job.jobId(), null),
                        Instant.EPOCH,
                        job);
        send(job.jobId(), EventJson.write(event));
    }

    /** All into one partition, so that they are heard in order. */
    private void send(String job, String event) {
        var sent = producer.send(new ProducerRecord<>(Topics.JOBS, 0, job, event));
        await().atMost(PATIENCE).until(sent::isDone);
    }
}

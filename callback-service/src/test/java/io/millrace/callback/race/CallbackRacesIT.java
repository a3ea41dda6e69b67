package io.millrace.callback.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Events;
import io.millrace.platform.tracing.TraceParent;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the call of a worker to its callback and back into the run, at every wrong moment. */
class CallbackRacesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BATCH = "RACES";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** The run begins and ends, its task waits and ends, its job ends. */
    private static final int EVENTS = 5;

    private static Services services;

    @BeforeAll
    static void start(@TempDir Path folder) {
        services = new Services(folder);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @BeforeEach
    void define() {
        services.worker.reset();
        services.worker.on("/load", Answer.reply(202, "{}"));
        services.define("workers/RACER", "{\"baseUrl\":\"" + services.worker.url() + "\"}");
        defineTask("\"outputs\":{\"rows\":\"/rows\"}");
    }

    @Test
    void theCallSaysWhichJobItIsAndWhereToCallBackAndTheCallbackEndsTheTask() {
        String run = trigger();
        String job = jobOfCall(0);
        var call = services.worker.calls("/load").getFirst();

        services.say(job, "Started", "Process Started");
        var answer = services.say(job, "Completed", "{\"rows\":42}");

        assertThat(job).matches("[0-9A-F]{15}");
        assertThat(call.header("Millrace-Callback-Url")).isEqualTo(services.callbackUrl());
        assertThat(call.body()).contains("\"jobId\":\"" + job + "\"");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(200);
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
        await().atMost(PATIENCE).until(() -> services.audits(run).getList("items").size() == 2);
        assertThat(services.audits(run).getString("items[0].taskCode")).isEqualTo("LOAD");
        assertThat(services.audits(run).getString("items[0].status")).isEqualTo("Completed");
    }

    @Test
    void fromTheTriggerToTheWorkerAndBackIsOneTrace() {
        String run =
                services.external(
                                "trigger",
                                "{\"batchName\":\"" + BATCH + "\",\"batchType\":\"rest\"}",
                                "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .jsonPath()
                        .getString("batchRunId");
        String job = jobOfCall(0);
        String called =
                Objects.requireNonNull(
                        services.worker.calls("/load").getFirst().header(TraceParent.HEADER));

        services.say(job, "Completed", "{\"rows\":1}", called);

        assertThat(called).startsWith("00-" + TRACE + "-");
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
        try (var told = new ToldEvents()) {
            await().atMost(PATIENCE).until(() -> told.of(run, job).size() == EVENTS);
            assertThat(told.of(run, job))
                    .allSatisfy(event ->
                            assertThat(event.path("traceparent").asText())
                                    .startsWith("00-" + TRACE + "-"))
                    .extracting(event -> event.path("type").asText())
                    .contains(Events.RUN_STATUS_CHANGED.name())
                    .contains(Events.TASK_STATUS_CHANGED.name())
                    .contains(Events.JOB_STATUS_CHANGED.name());
        }
    }

    @Test
    void aCallbackThatBeatsTheWorkersAnswerCounts() {
        Gate answered = new Gate();
        services.worker.on("/load", Answer.behind(answered, Answer.reply(202, "{}")));
        String run = trigger();

        services.say(jobOfCall(0), "Completed", "{\"rows\":7}");
        String end = endOf(run);
        answered.open();

        assertThat(end).isEqualTo("SUCCESSFUL");
    }

    @Test
    void aCallbackSentTwiceCountsOnce() {
        String run = trigger();
        String job = jobOfCall(0);

        services.say(job, "Completed", "{\"rows\":1}");
        var again = services.say(job, "Completed", "{\"rows\":1}");

        assertThat(again.jsonPath().getInt("status")).isEqualTo(200);
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void completedAfterFailedChangesNothingAndTheFaultTextIsShown() {
        String run = trigger();
        String job = jobOfCall(0);

        services.say(job, "Failed", "ORA-01653: unable to extend table");
        services.say(job, "Completed", "{\"rows\":1}");
        anotherRunIsThrough();

        assertThat(endOf(run)).isEqualTo("FAILED");
        assertThat(services.task(run).getString("lastError"))
                .contains("ORA-01653: unable to extend table");
    }

    @Test
    void aCallbackAfterTheInterruptIsRecordedAndChangesNothing() {
        String run = trigger();
        String job = jobOfCall(0);
        services.external("interrupt", ofRun(run));

        var answer = services.say(job, "Completed", "{\"rows\":1}");
        anotherRunIsThrough();

        assertThat(answer.jsonPath().getInt("status")).isEqualTo(200);
        assertThat(endOf(run)).isEqualTo("INTERRUPTED");
        assertThat(services.audits(run).getList("items")).hasSize(1);
    }

    @Test
    void aCallbackAfterTheDeadlineIsRecordedAndChangesNothing() {
        defineTask("\"timeout\":\"PT1S\"");
        String run = trigger();
        String job = jobOfCall(0);
        assertThat(endOf(run)).isEqualTo("ABORTED");
        defineTask("\"timeout\":\"PT5M\"");

        var answer = services.say(job, "Completed", "{}");
        anotherRunIsThrough();

        assertThat(answer.jsonPath().getInt("status")).isEqualTo(200);
        assertThat(endOf(run)).isEqualTo("ABORTED");
    }

    @Test
    void theJobOfBeforeARestartChangesNothing() {
        String run = trigger();
        String old = jobOfCall(0);
        services.external("interrupt", ofRun(run));
        services.external("restart", ofRun(run));
        String fresh = jobOfCall(1);

        services.say(old, "Failed", "too late");
        services.say(fresh, "Completed", "{\"rows\":2}");

        assertThat(fresh).isNotEqualTo(old);
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void aCallbackWhileTheSchedulerIsDownSettlesTheTaskOnceItIsBack() {
        String run = trigger();
        String job = jobOfCall(0);
        await().atMost(PATIENCE)
                .until(() -> "ON-GOING".equals(services.task(run).getString("taskStatus")));
        services.scheduler.kill();

        var answer = services.say(job, "Completed", "{\"rows\":3}");
        services.scheduler.replace();

        assertThat(answer.jsonPath().getInt("status")).isEqualTo(200);
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void aCallbackWhileKafkaIsAwaySettlesTheTaskOnceItIsBack() {
        String run = trigger();
        String job = jobOfCall(0);

        int status;
        try (Outage kafka = Outage.of(Backing.KAFKA)) {
            assertThat(kafka).isNotNull();
            status = services.say(job, "Completed", "{\"rows\":4}").jsonPath().getInt("status");
        }

        assertThat(status).isEqualTo(200);
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void withoutADatabaseTheCallbackIsRefusedInTheEnvelopeAndTakenLater() {
        String run = trigger();
        String job = jobOfCall(0);

        try (Outage database = Outage.of(Backing.POSTGRESQL)) {
            assertThat(database).isNotNull();
            var refused = services.say(job, "Completed", "{\"rows\":5}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.asString())
                    .isEqualTo(
                            "{\"data\":[],\"message\":[\"Something this service needs is away."
                                    + " Try again later.\"],\"status\":503,\"rest_audit_id\":0}");
        }

        await().atMost(PATIENCE)
                .until(() -> services.say(job, "Completed", "{\"rows\":5}").statusCode() == 200);
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    /** When this run's callback is through, so are all before: jobs share one relay. */
    private static void anotherRunIsThrough() {
        int calls = services.worker.calls("/load").size();
        String run = trigger();
        services.say(jobOfCall(calls), "Completed", "{\"rows\":0}");
        assertThat(endOf(run)).isEqualTo("SUCCESSFUL");
    }

    private static void defineTask(String fields) {
        String task =
                "{\"tasks\":[{\"taskCode\":\"LOAD\",\"worker\":\"RACER\",\"path\":\"/load\",\"mode\":\"async\","
                        + "\"repeatable\":false,"
                        + fields
                        + "}]}";
        var answer = services.define("batches/" + BATCH, task);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    }

    private static String trigger() {
        return services.external(
                        "trigger", "{\"batchName\":\"" + BATCH + "\",\"batchType\":\"rest\"}")
                .jsonPath()
                .getString("batchRunId");
    }

    private static String jobOfCall(int number) {
        await().atMost(PATIENCE).until(() -> services.worker.calls("/load").size() > number);
        return Objects.requireNonNull(
                services.worker.calls("/load").get(number).header("Millrace-Job-Id"));
    }

    private static String ofRun(String run) {
        return "{\"batchName\":\"%s\",\"batchRunId\":\"%s\"}".formatted(BATCH, run);
    }

    private static String endOf(String run) {
        await().atMost(PATIENCE).until(() -> !"ON-GOING".equals(statusOf(run)));
        return statusOf(run);
    }

    private static String statusOf(String run) {
        return services.external("status", "{\"batchRunId\":\"" + run + "\"}")
                .jsonPath()
                .getString("batchStatus");
    }
}

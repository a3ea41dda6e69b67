package io.millrace.bounce.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.bounce.Customer;
import io.millrace.testing.servers.DatabaseAccess;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the start of a window to the end of its run, with either service killed in between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BounceCrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Services services;

    @BeforeAll
    void start(@TempDir Path folder) {
        services = new Services(folder);
    }

    @AfterAll
    void stop() {
        services.close();
    }

    @Test
    void aStartThatWasCommittedAndNotToldIsToldByTheNextPod() {
        var customer = services.customer("UNTOLD");
        String execution;
        try (var _ = services.bounceDatabase.holdRelay()) {
            execution = soon(customer);
            await().atMost(PATIENCE).until(() -> services.isAt("RUNNING", execution));
            assertThat(services.timesTold(execution)).isZero();

            services.bounce.kill();
        }
        services.bounce.replace();

        endsWithItsOnlyRun(customer, execution, "UNTOLD");
        assertThat(services.timesTold(execution)).isEqualTo(1);
    }

    @Test
    void aStartThatIsToldTwiceBeginsOneRun() {
        var customer = services.customer("TWICE");
        DatabaseAccess.Hold sent;
        String execution;
        try (var _ = services.bounceDatabase.holdRelay()) {
            execution = soon(customer);
            await().atMost(PATIENCE).until(() -> services.isAt("RUNNING", execution));
            sent = services.bounceDatabase.holdSentEvents();
        }
        try (sent) {
            await().atMost(PATIENCE).until(() -> services.timesTold(execution) == 1);

            services.bounce.kill();
        }
        services.bounce.replace();

        await().atMost(PATIENCE).until(() -> services.timesTold(execution) == 2);
        endsWithItsOnlyRun(customer, execution, "TWICE");
    }

    @Test
    void aRunThatWasNotCommittedIsBegunByTheNextPod() {
        var customer = services.customer("UNDECIDED");
        String execution;
        try (var _ = services.schedulerDatabase.holdHeardEvents()) {
            execution = soon(customer);
            await().atMost(PATIENCE).until(services.schedulerDatabase::isHeldUp);

            services.scheduler.kill();
        }
        assertThat(runsFor(execution)).isZero();
        services.scheduler.replace();

        endsWithItsOnlyRun(customer, execution, "UNDECIDED");
    }

    @Test
    void aRunThatWasCommittedAndNotToldIsNotBegunAgain() {
        var customer = services.customer("BEGUN");
        String execution;
        try (var _ = services.schedulerDatabase.holdRelay()) {
            execution = soon(customer);
            await().atMost(PATIENCE).until(() -> runsFor(execution) == 1);

            services.scheduler.kill();
        }
        services.scheduler.replace();

        endsWithItsOnlyRun(customer, execution, "BEGUN");
    }

    @Test
    void windowsThatBeganWhileAllWasDownStartLateOrFail() {
        var inTime = services.customer("LATE");
        var late = inTime.ask();
        var tooLate = services.customer("MISSED");
        var missed = tooLate.ask();
        tooLate.schedule(missed, Customer.inHours(10).toString()).then().statusCode(200);
        var unheard = services.customer("UNHEARD");
        var told = unheard.ask();
        unheard.schedule(told, Customer.inHours(10).toString()).then().statusCode(200);

        services.scheduler.kill();
        Instant closing = Instant.now().plusSeconds(4);
        move(told, closing.minusSeconds(7200));
        await().atMost(PATIENCE).until(() -> services.timesTold(told) == 1);
        Instant start = Instant.now().plusSeconds(2);
        inTime.schedule(late, start.toString()).then().statusCode(200);
        services.bounce.kill();
        move(missed, Instant.now().minusSeconds(8 * 3600));
        assertThat(services.isAt("SCHEDULED", late)).isTrue();
        await().atMost(PATIENCE)
                .until(() -> Instant.now().isAfter(start) && Instant.now().isAfter(closing));
        services.scheduler.restart();
        services.bounce.replace();
        services.scheduler.awaitReady();

        endsWithItsOnlyRun(inTime, late, "LATE");
        fails(tooLate, missed, "Its window was over before it could be started.");
        assertThat(services.timesTold(missed)).isZero();
        fails(unheard, told, "before it could be begun.");
        assertThat(runsFor(told)).isZero();
    }

    /** An execution whose window begins in a moment. */
    private static String soon(Customer customer) {
        var execution = customer.ask();
        customer.schedule(execution, Instant.now().plusSeconds(1).toString())
                .then()
                .statusCode(200);
        return execution;
    }

    /** As if so much time had passed. */
    private void move(String execution, Instant start) {
        var time = start.atOffset(ZoneOffset.UTC);
        services.bounceDatabase.change(
                "UPDATE ticket SET starts_at = ?, ends_at = ? WHERE rfc_number = ?",
                time,
                time.plusHours(2),
                execution);
        services.bounceDatabase.change(
                "UPDATE execution SET due_at = ? WHERE id = ?", time, execution);
    }

    private long runsFor(String execution) {
        return services.schedulerDatabase.count(
                "SELECT count(*) FROM run WHERE bounce_execution_id = ?", execution);
    }

    private void endsWithItsOnlyRun(Customer customer, String execution, String batch) {
        var progress = ended(customer, execution);
        String told = progress.prettify();
        var calls =
                services.worker.calls().stream()
                        .filter(call -> call.path().startsWith("/" + batch + "/"))
                        .toList();

        assertThat(progress.getString("subStatus")).as(told).isEqualTo("Successful");
        assertThat(runsFor(execution)).isEqualTo(1);
        assertThat(services.runs(batch)).containsExactly(progress.getString("batchRunId"));
        assertThat(calls)
                .extracting(call -> Objects.requireNonNull(call.header("Millrace-Run-Id")))
                .isNotEmpty()
                .containsOnly(progress.getString("batchRunId"));
        assertThat(progress.getString("runStatus")).isEqualTo("SUCCESSFUL");
        assertThat(progress.getInt("tasks")).as(told).isEqualTo(2);
        assertThat(progress.getInt("tasksEnded")).as(told).isEqualTo(2);
        assertThat(progress.getInt("tasksFailed")).as(told).isZero();
        assertThat(progress.getList("steps.taskCode")).containsExactly("STOP", "START");
        assertThat(progress.getList("steps.status")).containsOnly("SUCCESSFUL");
    }

    private void fails(Customer customer, String execution, String reason) {
        var progress = ended(customer, execution);

        assertThat(progress.getString("subStatus")).isEqualTo("Failed");
        assertThat(progress.getString("reason")).endsWith(reason);
        assertThat(progress.getString("batchRunId")).isNull();
    }

    private JsonPath ended(Customer customer, String execution) {
        return await().atMost(PATIENCE)
                .until(
                        () -> services.progress(customer, execution),
                        progress -> "Closed".equals(progress.getString("status")));
    }
}

package io.millrace.scheduler.engine;

import static io.millrace.scheduler.engine.ScriptedWorkers.BUSY;
import static io.millrace.scheduler.engine.ScriptedWorkers.OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.IntNode;
import io.millrace.contracts.JobStatus;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.definition.RetryPolicy;
import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.definition.TaskMode;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final RetryPolicy THRICE = new RetryPolicy(3, Duration.ofMillis(20), 2, null);

    private World world;
    private TestPod pod;

    @BeforeEach
    void aPod() {
        world = new World();
        pod = world.pod();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String run(@Nullable Duration deadline, TaskDefinition... tasks) {
        world.definitions.save(world.tenant, Batches.batch("B", deadline, List.of(tasks)));
        return world.trigger("B");
    }

    private static JobStatusChanged job(String jobId, JobStatus status) {
        return new JobStatusChanged(jobId, status, "{\"total\": 7}", 1, Instant.EPOCH, null, null);
    }

    @Test
    void aFaultIsRepeatedUntilAttemptsAreUsedUp() {
        pod.workers.answer(call -> BUSY);

        String run = run(null, Batches.task("A", TaskMode.SYNC, THRICE, true));

        assertThat(world.ended(run)).isEqualTo(Status.FAILED);
        assertThat(pod.workers.keys("A")).containsExactly("A/1", "A/2", "A/3");
    }

    @Test
    void aSecondAttemptMaySucceed() {
        pod.workers.answer(call -> call.attempt() == 1 ? BUSY : OK);

        String run = run(null, Batches.task("A", TaskMode.SYNC, THRICE, true));

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void aTimeoutOfATaskThatMustNotBeRepeatedAborts() {
        pod.workers.answer(call -> new CallOutcome.TimedOut("no answer"));

        String run = run(null, Batches.task("A", TaskMode.SYNC, THRICE, false));

        assertThat(world.ended(run)).isEqualTo(Status.ABORTED);
        assertThat(pod.workers.keys("A")).containsExactly("A/1");
    }

    @Test
    void aCallbackEndsATaskThatAwaitsIt() {
        pod.workers.answer(call -> new CallOutcome.Accepted(""));
        String run = run(null, Batches.task("A", TaskMode.ASYNC, Batches.ONCE, true));
        World.until(() -> "AWAITING".equals(world.states(run).get(0)));
        var jobId = String.valueOf(pod.workers.calls().getFirst().jobId());
        assertThat(jobId).matches("[0-9A-F]{15}");

        world.await(pod.settleJob.settle(world.tenant, job(jobId, JobStatus.COMPLETED)));

        assertThat(world.status(run)).isEqualTo(Status.SUCCESSFUL);
        world.await(pod.settleJob.settle(world.tenant, job(jobId, JobStatus.FAILED)));
        assertThat(world.status(run)).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void aCallbackMayBeatTheAnswer() {
        pod.workers.perform(call ->
                pod.settleJob
                        .settle(
                                world.tenant,
                                job(String.valueOf(call.jobId()), JobStatus.COMPLETED))
                        .replaceWith(new CallOutcome.Accepted("")));

        String run = run(null, Batches.task("A", TaskMode.ASYNC, Batches.ONCE, true));

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void anotherTenantsCallbackSettlesNothing() {
        pod.workers.answer(call -> new CallOutcome.Accepted(""));
        String run = run(null, Batches.task("A", TaskMode.ASYNC, Batches.ONCE, true));
        World.until(() -> "AWAITING".equals(world.states(run).get(0)));
        var jobId = String.valueOf(pod.workers.calls().getFirst().jobId());

        world.await(pod.settleJob.settle("other", job(jobId, JobStatus.COMPLETED)));

        assertThat(world.status(run)).isEqualTo(Status.ONGOING);
    }

    @Test
    void pastItsDeadlineARunIsAborted() {
        pod.workers.perform(call -> Uni.createFrom().nothing());

        String run = run(Duration.ofMillis(1500), Batches.task("A"), Batches.task("C < A"));

        assertThat(world.ended(run)).isEqualTo(Status.ABORTED);
        assertThat(world.states(run).values()).containsExactly("ABORTED", "WAITING");
        pod.workers.answer(call -> OK);
        world.restart(run);
        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void outputsOfEarlierTasksReachTheCallsThatReferToThem() {
        pod.workers.answer(call ->
                new CallOutcome.Succeeded(
                        call.task().taskCode().equals("A")
                                ? Map.of("total", IntNode.valueOf(7))
                                : Map.of(),
                        "{}"));
        var first = Batches.task("A");
        var later = Batches.task("C < A");

        String run =
                run(
                        null,
                        Batches.with(first, "/", Map.of("total", JsonPointer.compile("/total"))),
                        Batches.with(later, "/${A.total}", Map.of()));

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        assertThat(pod.workers.calls().getLast().outputs())
                .containsEntry("A.total", IntNode.valueOf(7));
    }

    @Test
    void everyEndIsToldOnce() {
        var ended = new AtomicInteger();

        String run = run(null, Batches.task("A"), Batches.task("C < A"));

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        pod.events.forEach(
                event -> ended.addAndGet(event.payload().contains("SUCCESSFUL") ? 1 : 0));
        assertThat(ended.get()).isEqualTo(3);
        assertThat(pod.events.getFirst().payload()).contains("ON-GOING");
    }
}

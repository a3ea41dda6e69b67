package io.millrace.scheduler.engine;

import static io.millrace.scheduler.engine.ScriptedWorkers.NO;
import static io.millrace.scheduler.engine.ScriptedWorkers.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsTest {

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

    @Test
    void callsTasksInTheirOrderAndEndsSuccessful() {
        world.definitions.save(world.tenant, Batches.batch("B", "A", "C < A", "D < A", "E < C D"));

        String run = world.trigger("B");

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        assertThat(pod.workers.calls().stream().map(c -> c.task().taskCode()))
                .hasSize(4)
                .startsWith("A")
                .endsWith("E");
    }

    @Test
    void failureBlocksSuccessorsAndOtherBranchesRunOn() {
        world.definitions.save(world.tenant, Batches.batch("B", "A", "C < A", "D", "E < D"));
        pod.workers.answer(call -> call.task().taskCode().equals("A") ? NO : OK);

        String run = world.trigger("B");

        assertThat(world.ended(run)).isEqualTo(Status.FAILED);
        assertThat(world.states(run).values())
                .containsExactly("FAILED", "WAITING", "SUCCESSFUL", "SUCCESSFUL");
    }

    @Test
    void restartRunsOnlyWhatDidNotSucceedAndGoesOnCounting() {
        world.definitions.save(world.tenant, Batches.batch("B", "A", "C < A", "D < C"));
        pod.workers.answer(call -> call.task().taskCode().equals("C") ? NO : OK);
        String run = world.trigger("B");
        world.ended(run);
        pod.workers.answer(call -> OK);

        world.restart(run);

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        assertThat(pod.workers.keys("A")).containsExactly("A/1");
        assertThat(pod.workers.keys("C")).containsExactly("C/1", "C/2");
    }

    @Test
    void aHeldTaskHoldsTheRunUntilItIsReleased() {
        world.definitions.save(world.tenant, Batches.batch("B", "A", "C < A", "D < C"));
        String run = world.trigger("B", Set.of(), Set.of("C"));
        assertThat(world.ended(run)).isEqualTo(Status.HELD);

        world.release(run, "C");

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void interruptWinsOverALateResult() {
        world.definitions.save(world.tenant, Batches.batch("B", "A", "C < A"));
        pod.workers.perform(call -> Uni.createFrom().nothing());
        String run = world.trigger("B");
        World.until(() -> "RUNNING".equals(world.states(run).get(0)));

        world.interrupt(run);

        assertThat(world.status(run)).isEqualTo(Status.INTERRUPTED);
        assertThat(world.states(run).values()).containsExactly("INTERRUPTED", "WAITING");
        World.until(() -> pod.workers.cancelled().equals(List.of("A")));
        assertThatThrownBy(() -> world.interrupt(run))
                .isInstanceOfSatisfying(
                        RunRefused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(RunRefused.Reason.ALREADY_INTERRUPTED));
    }

    @Test
    void aGroupRunsItsMembersInOrderAndStopsBehindAFailure() {
        world.definitions.save(world.tenant, Batches.batch("A", "T"));
        world.definitions.save(world.tenant, Batches.batch("B", "T", "U < T"));
        world.definitions.save(world.tenant, Batches.batch("C", "T"));
        world.definitions.save(world.tenant, Batches.group("G", "A", "B < A", "C < B"));
        pod.workers.answer(call -> call.task().taskCode().equals("U") ? NO : OK);

        String run = world.triggerGroup("G", Set.of(), Set.of());

        assertThat(world.ended(run)).isEqualTo(Status.FAILED);
        assertThat(world.status(world.member(run, "B"))).isEqualTo(Status.FAILED);
        assertThat(world.status(world.member(run, "C"))).isEqualTo(Status.NOT_STARTED);
        pod.workers.answer(call -> OK);
        world.restart(world.member(run, "B"));
        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        assertThat(world.status(world.member(run, "C"))).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void aWideRunEnds() {
        world.definitions.save(
                world.tenant,
                Batches.batch(
                        "B",
                        IntStream.range(0, 2000).mapToObj(n -> "T" + n).toArray(String[]::new)));

        String run = world.trigger("B");

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        assertThat(pod.workers.calls()).hasSize(2000);
    }
}

package io.millrace.scheduler.engine;

import static io.millrace.scheduler.engine.ScriptedWorkers.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.definition.TaskMode;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeveralPodsTest {

    private World world;
    private TestPod one;

    @BeforeEach
    void aPod() {
        world = new World();
        one = world.pod();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tasksOfADeadPodAreRepeatedUnderTheSameKeyAndItsLateResultChangesNothing() {
        world.definitions.save(world.tenant, Batches.batch("B", "A", "C < A"));
        var late = new CopyOnWriteArrayList<UniEmitter<? super CallOutcome>>();
        one.workers.perform(call -> Uni.createFrom().emitter(late::add));
        String run = world.trigger("B");
        World.until(() -> !late.isEmpty());
        var two = world.pod();

        one.room.crash();

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        assertThat(two.workers.keys("A")).containsExactly("A/1");
        late.forEach(emitter -> emitter.complete(ScriptedWorkers.NO));
        assertThat(world.status(run)).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void aTaskThatMustNotBeRepeatedIsAbortedWhenItsPodDies() {
        world.definitions.save(
                world.tenant,
                Batches.batch(
                        "B", null, List.of(Batches.task("A", TaskMode.SYNC, Batches.ONCE, false))));
        one.workers.perform(call -> Uni.createFrom().nothing());
        String run = world.trigger("B");
        World.until(() -> "RUNNING".equals(world.states(run).get(0)));
        world.pod();

        one.room.crash();

        assertThat(world.ended(run)).isEqualTo(Status.ABORTED);
    }

    @Test
    void anOldFenceChangesNothing() {
        world.definitions.save(world.tenant, Batches.batch("B", "A"));
        one.workers.perform(call -> Uni.createFrom().nothing());
        String run = world.trigger("B");
        World.until(() -> "RUNNING".equals(world.states(run).get(0)));
        var stale = world.settlement(run, one, 0);

        var accepted =
                world.await(
                        Uni.createFrom()
                                .<Boolean>emitter(answer ->
                                        one.room.engine().offer(stale.telling(answer::complete))));

        assertThat(accepted).isFalse();
        assertThat(world.states(run)).containsEntry(0, "RUNNING");
    }

    @Test
    void aWorkersLimitHoldsOverAllPods() {
        world.definitions.saveWorker(world.tenant, "W", "{\"maxConcurrency\": 3}");
        world.definitions.save(
                world.tenant,
                Batches.batch(
                        "B", IntStream.range(0, 60).mapToObj(n -> "T" + n).toArray(String[]::new)));
        var two = world.pod();
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        for (var pod : List.of(one, two)) {
            pod.workers.perform(call ->
                    Uni.createFrom()
                            .item(OK)
                            .onSubscription()
                            .invoke(() ->
                                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max))
                            .onItem()
                            .delayIt()
                            .by(Duration.ofMillis(10))
                            .invoke(inFlight::decrementAndGet));
        }

        String run = world.trigger("B");

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        assertThat(most.get()).isEqualTo(3);
        assertThat(one.workers.calls().size() + two.workers.calls().size()).isEqualTo(60);
    }

    @Test
    void aChangeOnAnotherPodIsHeard() {
        world.definitions.save(world.tenant, Batches.batch("B", "A"));
        one.workers.perform(call -> Uni.createFrom().nothing());
        String run = world.trigger("B");
        var two = world.pod();
        World.until(() -> one.room.parts().lease().livePods() > 1);
        var heard = new AtomicInteger();
        two.changes.changes(world.tenant, run).subscribe().with(_ -> heard.incrementAndGet());

        world.interrupt(run);

        World.until(() -> heard.get() > 0);
        assertThat(world.trigger("B", Set.of(), Set.of("A"))).isNotEqualTo(run);
    }
}

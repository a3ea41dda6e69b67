package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.call.TaskCall;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * The engine ends where the reference does, whatever fails, hangs, is held, stopped or begun anew.
 */
class EngineModelTest {

    private static @Nullable World shared;

    @BeforeContainer
    static void aPod() {
        shared = new World();
        shared.pod();
    }

    @AfterContainer
    static void close() {
        world().close();
    }

    private static World world() {
        return Objects.requireNonNull(shared);
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any().filter(s -> s.marked(Status.EXCLUDED).size() < s.size());
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void aBatchEndsAsTheReferenceDoes(@ForAll("scenarios") Scenario scenario) {
        world().definitions.save(world().tenant, Batches.batch("B", texts(scenario)));
        play(scenario, false);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aGroupOfOneTaskBatchesEndsAsTheReferenceDoes(@ForAll("scenarios") Scenario scenario) {
        IntStream.range(0, scenario.size())
                .forEach(task -> {
                    var code = Scenario.code(task);
                    world().definitions.save(world().tenant, Batches.batch(code, code));
                });
        world().definitions.save(world().tenant, Batches.group("G", texts(scenario)));
        play(scenario, true);
    }

    private static String[] texts(Scenario scenario) {
        return IntStream.range(0, scenario.size()).mapToObj(scenario::text).toArray(String[]::new);
    }

    private static void play(Scenario scenario, boolean asGroup) {
        var reference = new ReferenceRun(scenario);
        script(scenario, 0);
        var excluded = scenario.marked(Status.EXCLUDED);
        var held = scenario.marked(Status.HELD);
        String run =
                asGroup
                        ? world().triggerGroup("G", excluded, held)
                        : world().trigger("B", excluded, held);
        for (int round = 0; round < scenario.rounds(); round++) {
            int now = round;
            reference.move(task -> scenario.call(now, task));
            requireSame(run, reference);
            if (reference.status() == Status.ONGOING) {
                world().interrupt(run);
                reference.interrupt();
                requireSame(run, reference);
            }
            if (round + 1 == scenario.rounds() || reference.status() == Status.SUCCESSFUL) {
                return;
            }
            script(scenario, round + 1);
            goOn(run, scenario.choices().get(round), reference);
        }
    }

    private static void goOn(String run, int choice, ReferenceRun reference) {
        int held = Arrays.asList(reference.tasks).indexOf(Status.HELD);
        if (choice == 0 && held >= 0 && reference.status() != Status.INTERRUPTED) {
            reference.release(held);
            world().release(run, Scenario.code(held));
        } else {
            reference.restart();
            world().restart(run);
        }
    }

    private static void script(Scenario scenario, int round) {
        world().pods.getFirst().workers.perform(call -> answer(scenario, round, call));
    }

    private static Uni<CallOutcome> answer(Scenario scenario, int round, TaskCall call) {
        int task = Integer.parseInt(call.task().taskCode().substring(1));
        return switch (scenario.call(round, task)) {
            case FAILED -> Uni.createFrom().item(ScriptedWorkers.NO);
            case ONGOING -> Uni.createFrom().nothing();
            default -> Uni.createFrom().item(ScriptedWorkers.OK);
        };
    }

    /** The engine has its time to get there; the answer to an interrupt needs none. */
    private static void requireSame(String run, ReferenceRun reference) {
        var tasks = List.of(reference.tasks);
        try {
            World.until(
                    () -> statuses(run).equals(tasks) && world().status(run) == reference.status());
        } catch (RuntimeException late) {
            assertThat(statuses(run)).isEqualTo(tasks);
            assertThat(world().status(run)).isEqualTo(reference.status());
        }
    }

    private static List<Status> statuses(String run) {
        return world().states(run).values().stream()
                .map(state -> TaskState.valueOf(state).status(false))
                .toList();
    }
}

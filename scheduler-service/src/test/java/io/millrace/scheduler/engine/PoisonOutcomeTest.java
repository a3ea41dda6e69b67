package io.millrace.scheduler.engine;

import static io.millrace.scheduler.engine.ScriptedWorkers.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.run.Status;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoisonOutcomeTest {

    private World world;
    private TestPod pod;

    @BeforeEach
    void aTableThatRefusesAnAnswer() {
        world = new World();
        pod = world.pod();
        ask("alter table task add constraint no_poison check (answer is distinct from 'poison')");
    }

    @AfterEach
    void close() {
        ask("alter table task drop constraint no_poison");
        world.close();
    }

    @Test
    void anOutcomeThatBreaksAConstraintFailsItsTaskAloneAndTheLoopGoesOn() {
        pod.workers.answer(call ->
                call.task().taskCode().equals("BAD")
                        ? new CallOutcome.Succeeded(Map.of(), "poison")
                        : OK);
        world.definitions.save(world.tenant, Batches.batch("B", "A", "BAD", "C < A"));

        String run = world.trigger("B");

        assertThat(world.ended(run)).isEqualTo(Status.FAILED);
        assertThat(world.states(run).values())
                .containsExactly("SUCCESSFUL", "FAILED", "SUCCESSFUL");
        assertThat(errorOfTheSecond(run)).endsWith(": 23514");
        world.definitions.save(world.tenant, Batches.batch("NEXT", "A"));
        assertThat(world.ended(world.trigger("NEXT"))).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void aFaultOfOurOwnWhileOneOutcomeIsWrittenStopsNoOther() {
        String run = world.trigger(anyBatch());
        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
        var good = world.settlement(run, pod, 1);

        pod.room.engine().offer(good.withPause(Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(world.ended(world.trigger("B"))).isEqualTo(Status.SUCCESSFUL);
    }

    private String anyBatch() {
        world.definitions.save(world.tenant, Batches.batch("B", "A"));
        return "B";
    }

    private String errorOfTheSecond(String run) {
        return world.pool
                .preparedQuery(
                        """
                        select t.last_error from task t join run r
                          on r.tenant = t.tenant and r.created_on = t.created_on and r.id = t.run_id
                        where r.tenant = $1 and r.batch_run_id = $2 and t.task_no = 1
                        """)
                .executeAndAwait(Tuple.of(world.tenant, run))
                .iterator()
                .next()
                .getString(0);
    }

    private void ask(String sql) {
        var _ = world.pool.query(sql).executeAndAwait();
    }
}

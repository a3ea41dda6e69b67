package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilentDatabaseTest {

    private World world;
    private SilentNetwork network;

    @BeforeEach
    void aNetwork() {
        world = new World();
        network = world.network();
    }

    @AfterEach
    void close() {
        world.close();
        network.close();
    }

    @Test
    void connectionsThatFellSilentAreDroppedAndTheTasksGoOn() {
        var pod = world.podBehind(network);
        var answers = new CopyOnWriteArrayList<UniEmitter<? super CallOutcome>>();
        pod.workers.perform(call -> Uni.createFrom().emitter(answers::add));
        world.definitions.save(world.tenant, Batches.batch("B", "A"));
        String run = world.trigger("B");
        World.until(() -> !answers.isEmpty());

        network.silence();
        pod.workers.answer(_ -> ScriptedWorkers.OK);
        answers.forEach(answer -> answer.complete(ScriptedWorkers.OK));

        assertThat(world.ended(run)).isEqualTo(Status.SUCCESSFUL);
    }
}

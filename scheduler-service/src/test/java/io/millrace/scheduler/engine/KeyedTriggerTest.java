package io.millrace.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.trigger.TriggerCommand;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedTriggerTest {

    private static final StoredAnswer NOT_STORABLE = new StoredAnswer(200, "\0", null);

    private World world;
    private TestPod pod;

    @BeforeEach
    void aPod() {
        world = new World();
        pod = world.pod();
        world.definitions.save(world.tenant, Batches.batch("A", "T"));
        world.definitions.save(world.tenant, Batches.group("G", "A"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void startsNothingWhenTheAnswerCannotBeKeptWithIt(BatchType type) {
        var command = world.command(type == BatchType.BATCH ? "A" : "G", type, Set.of(), Set.of());
        var key = new IdempotencyKey(world.tenant, "somebody", "once", "fingerprint");
        var triggered = pod.triggerRun.trigger(command, key, _ -> NOT_STORABLE);

        assertThatThrownBy(() -> world.await(triggered));

        assertThat(runs()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsOneUsersOwn(BatchType type) {
        var command = world.command(type == BatchType.BATCH ? "A" : "G", type, Set.of(), Set.of());
        var first = keyed(command, "first");
        var other = keyed(command, "other");

        assertThat(other).isNotEqualTo(first);
        assertThat(keyed(command, "first")).isEqualTo(first);
        assertThat(keyed(command, "other")).isEqualTo(other);
    }

    private StoredAnswer keyed(TriggerCommand command, String user) {
        var key = new IdempotencyKey(world.tenant, user, "same", "fingerprint");
        return world.await(
                pod.triggerRun.trigger(
                        command, key, id -> new StoredAnswer(200, id.toString(), null)));
    }

    private long runs() {
        return world.pool
                .preparedQuery("select count(*) from run where tenant = $1")
                .executeAndAwait(Tuple.of(world.tenant))
                .iterator()
                .next()
                .getLong(0);
    }
}

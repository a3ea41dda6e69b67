package io.millrace.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Sends what is in the outbox and deletes what Kafka acknowledged, in one transaction. A crash in
 * between sends some events again; consumers tell by their id.
 */
@ApplicationScoped
class OutboxRelay {

    private final Instance<Pool> pool;
    private final KafkaSender kafka;
    private final OutboxSettings settings;
    private final Horizon horizon;

    @Inject
    OutboxRelay(Instance<Pool> pool, KafkaSender kafka, OutboxSettings settings, Horizon horizon) {
        this.horizon = horizon;
        this.pool = pool;
        this.kafka = kafka;
        this.settings = settings;
    }

    Uni<Pass> pass() {
        return pool.get().withTransaction(this::pass);
    }

    private Uni<Pass> pass(SqlConnection transaction) {
        return OutboxTable.take(transaction, horizon.current(), settings.batch())
                .chain(rows ->
                        rows.map(taken -> relay(transaction, taken))
                                .orElseGet(() -> Uni.createFrom().item(Pass.BUSY)));
    }

    private Uni<Pass> relay(SqlConnection transaction, List<OutboxRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(Pass.DONE)
                : kafka.send(rows)
                        .call(sent -> OutboxTable.delete(transaction, sent))
                        .invoke(sent -> horizon.passed(rows.getFirst(), sent.size() == rows.size()))
                        .map(sent -> outcomeOf(rows.size(), sent.size()));
    }

    private Pass outcomeOf(int taken, int sent) {
        if (sent < taken) {
            return Pass.FAILED;
        }
        return taken < settings.batch() ? Pass.DONE : Pass.MORE;
    }
}

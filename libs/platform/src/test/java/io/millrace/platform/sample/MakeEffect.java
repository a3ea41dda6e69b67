package io.millrace.platform.sample;

import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatus;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.Outbox;
import io.millrace.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A use case as services write them: key, effect, event and answer in one transaction. */
@ApplicationScoped
public class MakeEffect {

    private final Pool pool;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final EventWriter events;

    @Inject
    MakeEffect(Pool pool, IdempotencyKeys keys, Outbox outbox, EventWriter events) {
        this.pool = pool;
        this.keys = keys;
        this.outbox = outbox;
        this.events = events;
    }

    public Uni<StoredAnswer> run(String tenant, Optional<IdempotencyKey> key, String note) {
        return pool.withTransaction(transaction ->
                        key.map(k ->
                                        keys.once(
                                                transaction,
                                                k,
                                                () -> make(transaction, tenant, note)))
                                .orElseGet(() -> make(transaction, tenant, note)))
                .invoke(outbox::wake);
    }

    private Uni<StoredAnswer> make(SqlConnection transaction, String tenant, String note) {
        return transaction
                .preparedQuery("INSERT INTO effect (note) VALUES ($1) RETURNING id")
                .execute(Tuple.of(note))
                .map(rows -> rows.iterator().next().getLong(0))
                .call(id -> outbox.append(transaction, List.of(eventOf(tenant, id, note))))
                .map(id -> new StoredAnswer(201, "{\"id\":" + id + "}", null));
    }

    private OutboxEvent eventOf(String tenant, long id, String note) {
        var data =
                new JobStatusChanged(
                        "3A0429936DD166A", JobStatus.STARTED, note, id, Instant.EPOCH, null, null);
        return events.write(Events.JOB_STATUS_CHANGED, tenant, "3A0429936DD166A", data);
    }
}

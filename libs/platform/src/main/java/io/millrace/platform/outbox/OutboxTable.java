package io.millrace.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The relay's statements. */
final class OutboxTable {

    /**
     * Held for the length of one batch, so that one relay at a time sends, whoever it is. The
     * statistics of a table that is empty between bursts tell nothing: rows are found by their id.
     */
    private static final String LOCK =
            """
            SELECT pg_try_advisory_xact_lock(hashtext(current_schema()), 8910),
                set_config('enable_seqscan', 'off', true)
            """;

    private static final String READ =
            """
            SELECT id, topic, key, event_id, payload FROM outbox
            WHERE id > $1 ORDER BY id LIMIT $2
            """;

    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY($1)";

    private OutboxTable() {}

    /** The oldest rows behind an id; empty where another relay is at work. */
    static Uni<Optional<List<OutboxRow>>> take(SqlConnection transaction, long after, int limit) {
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(LOCK).execute(),
                        transaction.preparedQuery(READ).execute(Tuple.of(after, limit)))
                .with(OutboxTable::rowsIfLocked);
    }

    static Uni<Void> delete(SqlConnection transaction, List<OutboxRow> rows) {
        Long[] ids = rows.stream().map(OutboxRow::id).toArray(Long[]::new);
        return transaction.preparedQuery(DELETE).execute(Tuple.of(ids)).replaceWithVoid();
    }

    private static Optional<List<OutboxRow>> rowsIfLocked(RowSet<Row> lock, RowSet<Row> rows) {
        if (!lock.iterator().next().getBoolean(0)) {
            return Optional.empty();
        }
        return Optional.of(
                StreamSupport.stream(rows.spliterator(), false).map(OutboxRow::of).toList());
    }
}

package io.millrace.platform.objects;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table object_import: what was imported under an id, and what is needed to undo it. */
final class ImportRows {

    private static final String BEGIN =
            """
            INSERT INTO object_import (tenant, id, imported_by, state) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """;
    private static final String FIND =
            """
            SELECT imported_by, state, answer, former FROM object_import
            WHERE tenant = $1 AND id = $2 FOR UPDATE
            """;
    private static final String KEEP =
            """
            UPDATE object_import SET state = $3, answer = $4, former = $5
            WHERE tenant = $1 AND id = $2
            """;

    private ImportRows() {}

    enum State {
        APPLIED,
        /** Also where the undo came before the import, which must not come any more. */
        UNDONE
    }

    /**
     * @param answer to the import or the undo, as JSON; null where there was nothing to undo
     * @param former objects as JSON, null once they are put back
     */
    record Kept(String user, State state, @Nullable String answer, @Nullable String former) {

        private static Kept of(RowSet<Row> rows) {
            Row row = rows.iterator().next();
            return new Kept(
                    row.getString("imported_by"),
                    State.valueOf(row.getString("state")),
                    row.getString("answer"),
                    row.getString("former"));
        }
    }

    /** Whether the id is new; one that another transaction has begun is waited for. */
    static Uni<Boolean> begin(
            SqlConnection transaction, String tenant, UUID id, String user, State state) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.of(tenant, id, user, state.name()))
                .map(done -> done.rowCount() == 1);
    }

    static Uni<Kept> find(SqlConnection transaction, String tenant, UUID id) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(tenant, id)).map(Kept::of);
    }

    static Uni<Void> keep(
            SqlConnection transaction,
            String tenant,
            UUID id,
            State state,
            String answer,
            @Nullable String former) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(tenant, id, state.name(), answer, former))
                .replaceWithVoid();
    }
}

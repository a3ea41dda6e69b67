package io.millrace.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Remembers which events were applied, in the transaction of their effect. */
@ApplicationScoped
public class Inbox {

    private static final String INSERT =
            """
            INSERT INTO inbox (consumer, event_id) SELECT $1, unnest($2::uuid[])
            ON CONFLICT DO NOTHING RETURNING event_id
            """;

    /**
     * Records the events and says which of them are here for the first time.
     *
     * @param consumer who applies them: one service may have several
     */
    public Uni<Set<UUID>> firstTime(SqlClient transaction, String consumer, List<UUID> events) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(consumer, events.toArray(UUID[]::new)))
                .map(Inbox::idsOf);
    }

    private static Set<UUID> idsOf(RowSet<Row> rows) {
        Set<UUID> fresh = new HashSet<>();
        rows.forEach(row -> fresh.add(row.getUUID(0)));
        return fresh;
    }
}

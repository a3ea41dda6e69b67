package io.millrace.file.comparison;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The keys of objects, as the database has them. */
@ApplicationScoped
class RecordedKeys {

    private static final String TENANTS = "SELECT DISTINCT tenant FROM file";

    private static final String UNKNOWN =
            """
            SELECT k FROM unnest($2::text[]) AS stored(k)
            WHERE NOT EXISTS (SELECT FROM file WHERE tenant = $1 AND object_key = k)
            """;

    private static final String STORED =
            """
            SELECT object_key FROM file
            WHERE tenant = $1 AND state = 'STORED' AND object_key > $2 AND object_key <= $3
              AND object_key <> ALL($4::text[])
            """;

    private static final String ONE =
            "SELECT FROM file WHERE tenant = $1 AND state = 'STORED' AND object_key = $2";

    private final Pool pool;

    RecordedKeys(Pool pool) {
        this.pool = pool;
    }

    Uni<List<String>> tenants() {
        return pool.query(TENANTS).execute().map(RecordedKeys::texts);
    }

    /** Those of the keys that no record has. */
    Uni<List<String>> unknown(String tenant, List<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : pool.preparedQuery(UNKNOWN)
                        .execute(Tuple.of(tenant, keys.toArray(String[]::new)))
                        .map(RecordedKeys::texts);
    }

    /** Keys of stored files behind one key and up to another, but for those that are known. */
    Uni<List<String>> storedBut(String tenant, String behind, String upTo, List<String> known) {
        return pool.preparedQuery(STORED)
                .execute(Tuple.of(tenant, behind, upTo, known.toArray(String[]::new)))
                .map(RecordedKeys::texts);
    }

    /** Whether a stored file has the key. */
    Uni<Boolean> isStored(String tenant, String key) {
        return pool.preparedQuery(ONE).execute(Tuple.of(tenant, key)).map(rows -> rows.size() > 0);
    }

    private static List<String> texts(RowSet<Row> rows) {
        return new ArrayList<>(
                StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }
}

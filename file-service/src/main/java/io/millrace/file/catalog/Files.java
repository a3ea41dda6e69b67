package io.millrace.file.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files as the database has them, each query for one tenant. */
@ApplicationScoped
public class Files {

    private static final String SELECT = "SELECT " + FileRecord.COLUMNS + " FROM file f ";
    private static final String BY_ID = SELECT + "WHERE f.tenant = $1 AND f.id = $2";
    private static final String NEWEST =
            SELECT
                    + """
                    WHERE f.tenant = $1 AND f.prefix = $2 AND f.name = $3 AND f.state = 'STORED'
                    ORDER BY f.id DESC LIMIT 1
                    """;
    private static final String LIST =
            SELECT
                    + """
                    WHERE f.tenant = $1 AND f.state = 'STORED' AND f.id < $2
                    ORDER BY f.id DESC LIMIT $3
                    """;
    private static final String LIST_PREFIX =
            SELECT
                    + """
                    WHERE f.tenant = $1 AND f.state = 'STORED' AND f.id < $2 AND f.prefix = $4
                    ORDER BY f.id DESC LIMIT $3
                    """;
    private static final String LAST_OF_PREFIX =
            """
            SELECT coalesce(max(id), 0) FROM file
            WHERE tenant = $1 AND prefix = $2 AND state = 'STORED'
            """;

    private final Pool pool;

    Files(Pool pool) {
        this.pool = pool;
    }

    /** The record, whatever state it is in. */
    public Uni<Optional<FileRecord>> find(FileKey key) {
        return pool.preparedQuery(BY_ID)
                .execute(Tuple.of(key.tenant(), key.id()))
                .map(Files::first);
    }

    /** The file that was announced last under the name. */
    public Uni<Optional<FileRecord>> newest(String tenant, String prefix, String name) {
        return pool.preparedQuery(NEWEST).execute(Tuple.of(tenant, prefix, name)).map(Files::first);
    }

    /**
     * Newest first.
     *
     * @param prefix of which alone, or null
     * @param before id that the page begins behind
     */
    public Uni<List<FileRecord>> list(
            String tenant, @Nullable String prefix, long before, int limit) {
        var rows =
                prefix == null
                        ? pool.preparedQuery(LIST).execute(Tuple.of(tenant, before, limit))
                        : pool.preparedQuery(LIST_PREFIX)
                                .execute(Tuple.of(tenant, before, limit, prefix));
        return rows.map(FileRecord::all);
    }

    /** The highest id under a prefix; 0 where there is none. */
    public Uni<Long> newestUnder(String tenant, String prefix) {
        return pool.preparedQuery(LAST_OF_PREFIX)
                .execute(Tuple.of(tenant, prefix))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Optional<FileRecord> first(RowSet<Row> rows) {
        return FileRecord.all(rows).stream().findFirst();
    }
}

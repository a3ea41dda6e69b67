package io.millrace.file.removal;

import io.millrace.file.catalog.FileKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Records whose objects must go. A record goes only once no URL can bring its object back; until
 * then the object is removed again and again, whenever the record is a tenth older.
 */
@ApplicationScoped
class UnwantedFiles {

    private static final String TAKE =
            """
            WITH due AS (
              SELECT d.tenant, d.id FROM file d
              WHERE d.state IN ('FAILED', 'EXPIRED', 'DELETED') AND d.look_at <= now()
              LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE file f SET look_at = now() + make_interval(secs => $2)
            FROM due WHERE f.tenant = due.tenant AND f.id = due.id
            RETURNING f.tenant, f.id, f.object_key, f.upload_id
            """;

    private static final String FORGET =
            """
            DELETE FROM file f USING unnest($1::text[], $2::bigint[]) AS g(tenant, id)
            WHERE f.tenant = g.tenant AND f.id = g.id AND f.open_until <= now()
            """;

    private static final String KEEP =
            """
            UPDATE file f SET upload_id = NULL, look_at = least(f.open_until,
              now() + greatest(make_interval(secs => $3), (now() - f.created_at) / 10))
            FROM unnest($1::text[], $2::bigint[]) AS g(tenant, id)
            WHERE f.tenant = g.tenant AND f.id = g.id AND f.open_until > now()
            """;

    private final Pool pool;
    private final RemovalSettings settings;

    UnwantedFiles(Pool pool, RemovalSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    Uni<List<Unwanted>> take() {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(settings.batch(), (double) settings.again().toSeconds()))
                .map(UnwantedFiles::all);
    }

    /** The objects of these are gone. */
    Uni<Void> gone(List<FileKey> files) {
        if (files.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var tenants = files.stream().map(FileKey::tenant).toArray(String[]::new);
        var ids = files.stream().map(FileKey::id).toArray(Long[]::new);
        double revisit = settings.revisit().toSeconds();
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(tenants, ids))
                .chain(() -> pool.preparedQuery(KEEP).execute(Tuple.of(tenants, ids, revisit)))
                .replaceWithVoid();
    }

    private static List<Unwanted> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Unwanted::of).toList();
    }
}

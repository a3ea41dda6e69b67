package io.millrace.file.arrival;

import io.millrace.file.limits.UploadSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Announced files that are due to be looked at. Taking them sets when they are looked at next, a
 * tenth of their age later, so that a pod that dies meanwhile loses nothing.
 */
@ApplicationScoped
class AwaitedFiles {

    private static final String TAKE =
            """
            WITH due AS (
              SELECT d.tenant, d.id FROM file d
              WHERE d.state = 'ANNOUNCED' AND d.look_at <= now()
              ORDER BY %s LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE file f SET look_at = now() + greatest(make_interval(secs => $2),
              CASE WHEN now() < f.open_until
                THEN least((now() - f.created_at) / 10, make_interval(secs => $3))
                ELSE make_interval(secs => $4) END)
            FROM due WHERE f.tenant = due.tenant AND f.id = due.id
            RETURNING f.tenant, f.id, f.object_key, f.size_bytes,
              f.created_at < now() - make_interval(secs => $5) AS overdue
            """;

    /** Those that just became due first, so that who is waiting now is served now. */
    private static final String NEWEST_FIRST = TAKE.formatted("d.look_at DESC");

    /** Those that have waited longest first, so that a flood of new ones starves nobody. */
    private static final String LONGEST_DUE_FIRST = TAKE.formatted("d.look_at");

    /** Some among the last ones: a caller must not wait for a walk over all that never came. */
    private static final String OF_CALLER =
            """
            SELECT tenant, id, object_key, size_bytes, false AS overdue FROM (
              SELECT * FROM file WHERE tenant = $1 AND state = 'ANNOUNCED'
              ORDER BY id DESC LIMIT 2000) AS latest
            WHERE upload_id IS NULL
              AND ($2::text IS NULL OR prefix = $2) AND ($3::text[] IS NULL OR name = ANY($3))
            ORDER BY id DESC LIMIT $4
            """;

    private static final String ONE =
            """
            SELECT tenant, id, object_key, size_bytes, false AS overdue FROM file
            WHERE tenant = $1 AND id = $2 AND state = 'ANNOUNCED'
            """;

    private final Pool pool;
    private final ArrivalSettings settings;
    private final UploadSettings uploads;

    AwaitedFiles(Pool pool, ArrivalSettings settings, UploadSettings uploads) {
        this.pool = pool;
        this.settings = settings;
        this.uploads = uploads;
    }

    Uni<List<Awaited>> take(boolean newestFirst) {
        return pool.preparedQuery(newestFirst ? NEWEST_FIRST : LONGEST_DUE_FIRST)
                .execute(
                        Tuple.of(
                                settings.batch(),
                                seconds(settings.soonest()),
                                seconds(settings.latest()),
                                seconds(settings.afterwards()),
                                seconds(uploads.unfinishedFor())))
                .map(Awaited::all);
    }

    /** The newest of a tenant, of a prefix or of some names alone where these are given. */
    Uni<List<Awaited>> of(
            String tenant, @Nullable String prefix, @Nullable List<String> names, int limit) {
        String[] wanted = names == null ? null : names.toArray(String[]::new);
        return pool.preparedQuery(OF_CALLER)
                .execute(Tuple.of(tenant, prefix, wanted, limit))
                .map(Awaited::all);
    }

    Uni<List<Awaited>> one(String tenant, long id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(tenant, id)).map(Awaited::all);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000d;
    }
}

package io.millrace.report.sweep;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** What is to be swept. Pods share the work and do not get in each other's way. */
@ApplicationScoped
class DiscardedObjects {

    private static final String EXPIRE =
            """
            WITH old AS (
                DELETE FROM report_request WHERE (tenant, id) IN (
                    SELECT tenant, id FROM report_request
                    WHERE ended_at < now() - $1::float8 * interval '1 ms' LIMIT 100
                    FOR UPDATE SKIP LOCKED)
                RETURNING object_key, upload_id)
            INSERT INTO discarded_object (object_key, upload_id, due_at, until)
            SELECT object_key, upload_id, now(), now() FROM old WHERE object_key IS NOT NULL
            ON CONFLICT DO NOTHING
            """;

    /** One that is taken and not done with is due again a little later. */
    private static final String TAKE =
            """
            UPDATE discarded_object SET due_at = now() + interval '5 minutes'
            WHERE object_key IN (
                SELECT object_key FROM discarded_object WHERE due_at <= now()
                ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED)
            RETURNING object_key, upload_id
            """;

    private static final String DONE =
            "DELETE FROM discarded_object WHERE object_key = $1 AND until <= now()";

    private final Pool pool;

    DiscardedObjects(Pool pool) {
        this.pool = pool;
    }

    /** Lets go of requests that ended so long ago; their files are to be swept. */
    Uni<Integer> expire(Duration keptFor) {
        return pool.preparedQuery(EXPIRE)
                .execute(Tuple.of((double) keptFor.toMillis()))
                .map(SqlResult::rowCount);
    }

    Uni<List<DiscardedObject>> take() {
        return pool.preparedQuery(TAKE)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new DiscardedObject(row.getString(0), row.getString(1)))
                                .toList());
    }

    /** It is gone, and after its time nobody can bring it back. */
    Uni<Void> done(DiscardedObject object) {
        return pool.preparedQuery(DONE).execute(Tuple.of(object.key())).replaceWithVoid();
    }
}

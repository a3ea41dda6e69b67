package io.millrace.migration.progress;

import io.millrace.migration.catalog.MigrationKey;
import io.millrace.platform.tracing.TraceParent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Sets a definition going that was never triggered or has failed. */
public final class Begin {

    private static final String BEGIN =
            """
            UPDATE migration SET status = 'INPROGRESS', run_id = $4, triggered_by = $5, started_at = now(),
                ended_at = NULL, traceparent = $6, step = $7, place = 0, done = 0, total = 0, failures = 0,
                reason = NULL, try_at = now(), file_id = NULL
            WHERE tenant = $1 AND kind = $2 AND code = $3 AND status IN ('SAVED', 'FAILED')
            """;

    private Begin() {}

    /** Whether it could be. */
    public static Uni<Boolean> run(SqlConnection transaction, MigrationKey key, String user) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(
                        Tuple.of(key.tenant(), key.kind().name(), key.code())
                                .addUUID(UUID.randomUUID())
                                .addString(user)
                                .addString(TraceParent.current())
                                .addString(Step.firstOf(key.kind()).name()))
                .map(done -> done.rowCount() == 1);
    }
}

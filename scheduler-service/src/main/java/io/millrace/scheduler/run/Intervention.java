package io.millrace.scheduler.run;

import io.millrace.platform.logging.LogContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/**
 * What somebody did to a run that was there.
 *
 * @param call such as {@code restart}
 * @param user who asked for it
 */
public record Intervention(String call, String user) {

    private static final Logger LOG = Logger.getLogger(Intervention.class);

    private static final String KEEP =
            """
            update run set last_call = $4, last_called_by = $5, last_called_at = now()
            where tenant = $1 and created_on = $2 and id = $3
            """;

    /** Beside the run, in the transaction of the deed. */
    public Uni<Void> keep(SqlClient transaction, RunKey run) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(run.tenant(), run.createdOn(), run.id(), call, user))
                .replaceWithVoid();
    }

    /** In the log, once it is done. */
    public void log(String tenant, String batchRunId) {
        try (var _ = LogContext.of(tenant, batchRunId)) {
            LOG.infof("%s of %s asked for by %s of %s", call, batchRunId, user, tenant);
        }
    }
}

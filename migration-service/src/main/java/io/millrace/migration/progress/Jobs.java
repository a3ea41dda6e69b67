package io.millrace.migration.progress;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Jobs are taken up for a while: a pod that lives renews its lease, those of one that does not are
 * taken up by others with a higher fence.
 */
@ApplicationScoped
public class Jobs {

    private static final String TAKE =
            """
            UPDATE migration m SET try_at = now() + make_interval(secs => $2), fence = m.fence + 1
            FROM (SELECT tenant, kind, code FROM migration
                  WHERE status = 'INPROGRESS' AND try_at <= now()
                  ORDER BY try_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
            WHERE m.tenant = due.tenant AND m.kind = due.kind AND m.code = due.code
            RETURNING
            """
                    + Job.COLUMNS;
    private static final String RENEW =
            """
            UPDATE migration SET try_at = now() + make_interval(secs => $5)
            WHERE tenant = $1 AND kind = $2 AND code = $3 AND fence = $4 AND status = 'INPROGRESS'
            """;
    private static final String PUT_OFF =
            """
            UPDATE migration SET try_at = now() + make_interval(secs => $5), failures = failures + 1
            WHERE tenant = $1 AND kind = $2 AND code = $3 AND fence = $4 AND status = 'INPROGRESS'
            """;

    private final Pool pool;

    Jobs(Pool pool) {
        this.pool = pool;
    }

    /** At most so many that nobody is at work on. */
    public Uni<List<Job>> take(int most, Duration lease) {
        return pool.preparedQuery(TAKE).execute(Tuple.of(most, seconds(lease))).map(Job::all);
    }

    public Uni<Void> renew(Job job, Duration lease) {
        return change(RENEW, job, lease);
    }

    /** Gives it back, to be taken up by anybody after the pause. */
    public Uni<Void> putOff(Job job, Duration pause) {
        return change(PUT_OFF, job, pause);
    }

    private Uni<Void> change(String statement, Job job, Duration time) {
        return pool.preparedQuery(statement)
                .execute(
                        Tuple.of(
                                job.tenant(),
                                job.key().kind().name(),
                                job.key().code(),
                                job.fence(),
                                seconds(time)))
                .replaceWithVoid();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}

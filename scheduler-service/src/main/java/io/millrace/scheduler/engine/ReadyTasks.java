package io.millrace.scheduler.engine;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Tasks that could be called by now and wait for a pod or for their worker, as of a moment ago. */
final class ReadyTasks {

    /** Counts no further than is of interest, so that a long backlog costs nothing more. */
    private static final String LOOK =
            """
            select count(*) as waiting,
                coalesce(extract(epoch from now() - min(ready_at)), 0)::float8 as oldest
            from (select ready_at from task
                where state = 'READY' and worker is not null and ready_at <= now()
                    and created_on between $1 and $2
                limit 10000) as ready
            """;

    private final Pool pool;
    private final Backlog backlog;
    private volatile long waiting;
    private volatile double oldestSeconds;

    ReadyTasks(Pool pool, Backlog backlog) {
        this.pool = pool;
        this.backlog = backlog;
    }

    /** 10,000 at most. */
    long waiting() {
        return waiting;
    }

    /** How long the oldest of those counted has waited. */
    double oldestSeconds() {
        return oldestSeconds;
    }

    Uni<Void> look() {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(backlog.oldest(), backlog.newest()))
                .invoke(rows -> keep(rows.iterator().next()))
                .replaceWithVoid();
    }

    private void keep(Row row) {
        waiting = row.getLong("waiting");
        oldestSeconds = row.getDouble("oldest");
    }
}

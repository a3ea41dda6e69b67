package io.millrace.scheduler.schedule;

import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.restart.RepeatRun;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Restarts runs of processes that failed, as often as their processes say. The count goes down in
 * the transaction of the restart, so that each repeat is made once whichever pod finds the end.
 */
@ApplicationScoped
class RepeatFailed {

    private static final Logger LOG = Logger.getLogger(RepeatFailed.class);

    private static final String ENDED =
            """
            select f.tenant, f.spid, f.slot, f.retries_left, f.created_on, f.run_id, r.status
            from process_firing f
            left join run r on r.tenant = f.tenant and r.created_on = f.created_on and r.id = f.run_id
            where f.watched and coalesce(r.status, '') not in ('ONGOING', 'HELD')
            order by f.fired_at limit 200
            """;

    private static final String COUNT_DOWN =
            """
            update process_firing set retries_left = retries_left - 1, watched = retries_left > 1
            where tenant = $1 and spid = $2 and slot = $3 and watched and retries_left = $4
            """;

    private static final String LEAVE =
            """
            update process_firing set watched = false where tenant = $1 and spid = $2 and slot = $3
            """;

    /** A firing whose run is over. */
    private record Ended(
            String tenant,
            UUID spid,
            OffsetDateTime slot,
            int retriesLeft,
            RunKey run,
            @Nullable Status status) {

        static Ended of(Row row) {
            var status = row.getString("status");
            return new Ended(
                    row.getString("tenant"),
                    row.getUUID("spid"),
                    row.getOffsetDateTime("slot"),
                    row.getInteger("retries_left"),
                    new RunKey(
                            row.getString("tenant"),
                            row.getLocalDate("created_on"),
                            row.getLong("run_id")),
                    status == null ? null : Status.valueOf(status));
        }

        boolean wentWrong() {
            return status == Status.FAILED || status == Status.ABORTED;
        }
    }

    private final EngineParts parts;
    private final RepeatRun repeatRun;

    RepeatFailed(EngineParts parts, RepeatRun repeatRun) {
        this.parts = parts;
        this.repeatRun = repeatRun;
    }

    Uni<Void> look() {
        var pool = parts.transactions().pool();
        return pool.query(ENDED)
                .execute()
                .map(rows -> {
                    List<Ended> ended = new ArrayList<>();
                    rows.forEach(row -> ended.add(Ended.of(row)));
                    return ended;
                })
                .chain(ended ->
                        parts.contexts()
                                .load(pool, ended.stream().map(Ended::run).toList())
                                .chain(runs -> each(ended, runs)));
    }

    private Uni<Void> each(List<Ended> ended, Map<RunKey, RunContext> runs) {
        return Multi.createFrom()
                .iterable(ended)
                .onItem()
                .transformToUniAndConcatenate(one -> settle(one, runs.get(one.run())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One that cannot be settled must not keep others from it. */
    private Uni<Boolean> settle(Ended ended, @Nullable RunContext run) {
        var settled =
                run != null && ended.wentWrong()
                        ? repeatRun.repeat(run, transaction -> countDown(transaction, ended))
                        : leave(ended);
        return settled.onFailure()
                .invoke(failure ->
                        LOG.warnf("Process %s is not repeated yet: %s", ended.spid(), failure))
                .onFailure()
                .recoverWithItem(false);
    }

    private static Uni<Boolean> countDown(SqlConnection transaction, Ended ended) {
        return transaction
                .preparedQuery(COUNT_DOWN)
                .execute(Tuple.of(ended.tenant(), ended.spid(), ended.slot(), ended.retriesLeft()))
                .map(done -> done.rowCount() == 1);
    }

    private Uni<Boolean> leave(Ended ended) {
        return parts.transactions()
                .pool()
                .preparedQuery(LEAVE)
                .execute(Tuple.of(ended.tenant(), ended.spid(), ended.slot()))
                .replaceWith(true);
    }
}

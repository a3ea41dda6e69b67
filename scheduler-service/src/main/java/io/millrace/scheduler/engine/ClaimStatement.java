package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Claims ready tasks: each tenant in turn and each of its workers in turn, the oldest first, within
 * the room of each worker.
 */
final class ClaimStatement {

    private static final WeeklySql SQL =
            new WeeklySql(
                    """
                    with gate as materialized (
                        select k.of_tenant as tenant, k.of_worker as worker, w.revision, worker_room(k.of_tenant, k.of_worker) as room,
                            case when w.rate_per_second is null then $3 else coalesce(r.tokens, 0) end as rate,
                            (2 * $3 / count(*) over ())::int + 8 as share
                        from ready_workers($2, $7) k
                        left join worker w on w.tenant = k.of_tenant and w.code = k.of_worker
                        left join unnest($4::text[], $5::text[], $6::int[]) as r(tenant, worker, tokens)
                            on r.tenant = k.of_tenant and r.worker = k.of_worker
                        where exists (select from node where id = $1 and not dead)
                    ), candidate as materialized (
                        select g.tenant, g.revision, c.created_on, c.run_id, c.task_no,
                            row_number() over (partition by g.tenant order by c.place, g.worker) as turn
                        from gate g cross join lateral ready_tasks(g.tenant, g.worker, $2, $7,
                                case when g.room is null then 0 else least(g.room, g.rate, g.share) end)
                            with ordinality as c(created_on, run_id, task_no, place)
                    ), chosen as materialized (
                        select t.tenant, t.created_on, t.run_id, t.task_no, c.revision
                        from (select * from candidate order by turn limit $3) c
                        join task{week} t on t.tenant = c.tenant and t.created_on = c.created_on
                            and t.run_id = c.run_id and t.task_no = c.task_no
                        where t.state || '' = 'READY' -- by the key, never by the index of what is ready
                        for no key update of t skip locked
                    ), claimed as (
                        update task{week} t set
                            state = 'RUNNING',
                            owner = $1,
                            fence = t.fence + 1,
                            attempt = t.attempt + case when t.redelivery then 0 else 1 end,
                            redelivery = false,
                            ready_at = null,
                            ended_at = null,
                            started_at = case when t.attempt = t.attempt_base then now() else t.started_at end
                        from chosen c
                        where t.tenant = c.tenant and t.created_on = c.created_on
                          and t.run_id = c.run_id and t.task_no = c.task_no
                        returning t.tenant, t.created_on, t.run_id, t.task_no, t.worker,
                            t.fence, t.attempt, t.attempt - t.attempt_base as tries, t.job_id, t.awaits,
                            coalesce(c.revision, 0) as worker_revision
                    )
                    select c.*, b.busy from (select count(*) as busy from gate where room is null) b
                    left join claimed c on true
                    """);

    /**
     * A task that is ours now.
     *
     * @param workerRevision of the worker's definition when it was claimed; 0 where there is none
     * @param awaits whether its call needs a job id
     */
    record Claimed(
            RunKey run,
            int taskNo,
            String worker,
            long workerRevision,
            int fence,
            int attempt,
            int tries,
            @Nullable String jobId,
            boolean awaits) {

        Claimed withJob(String job) {
            return new Claimed(
                    run, taskNo, worker, workerRevision, fence, attempt, tries, job, awaits);
        }
    }

    /**
     * What a claim got.
     *
     * @param withoutJob claimed too, but to be put back, because no job id was at hand for them
     * @param contended whether another pod was claiming for one of the workers just then
     */
    record Result(List<Claimed> claimed, List<Claimed> withoutJob, boolean contended) {

        Result(List<Claimed> claimed, boolean contended) {
            this(claimed, List.of(), contended);
        }

        static final Result NOTHING = new Result(List.of(), false);
    }

    private ClaimStatement() {}

    /**
     * @param oldest created_on of the oldest run that is going
     * @param newest created_on of the latest run that there can be
     * @param tokens calls that may be started now, of workers with a rate
     */
    static Uni<Result> execute(
            SqlClient transaction,
            long node,
            LocalDate oldest,
            LocalDate newest,
            int slots,
            Map<WorkerKey, Integer> tokens) {
        var arguments =
                Columns.of(tokens.entrySet())
                        .text(entry -> entry.getKey().tenant())
                        .text(entry -> entry.getKey().code())
                        .number(Map.Entry::getValue)
                        .tuple();
        var tuple = Tuple.of(node, oldest, slots);
        for (int place = 0; place < arguments.size(); place++) {
            tuple.addValue(arguments.getValue(place));
        }
        tuple.addValue(newest);
        return transaction
                .preparedQuery(SQL.of(oldest, newest))
                .execute(tuple)
                .map(ClaimStatement::read);
    }

    private static Result read(RowSet<Row> rows) {
        var claimed = new ArrayList<Claimed>();
        boolean contended = false;
        for (Row row : rows) {
            contended |= row.getLong("busy") > 0;
            if (row.getLong("run_id") != null) {
                claimed.add(claimedOf(row));
            }
        }
        return new Result(claimed, contended);
    }

    private static Claimed claimedOf(Row row) {
        return new Claimed(
                Moves.keyOf(row),
                row.getInteger("task_no"),
                row.getString("worker"),
                row.getLong("worker_revision"),
                row.getInteger("fence"),
                row.getInteger("attempt"),
                row.getInteger("tries"),
                row.getString("job_id"),
                row.getBoolean("awaits"));
    }
}

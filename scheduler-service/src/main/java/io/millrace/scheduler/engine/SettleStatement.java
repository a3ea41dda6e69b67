package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Settles tasks of any number of runs in one statement: the tasks, what they open, and the counters
 * and status of their runs. It never looks at a run's other tasks, however many there are.
 */
final class SettleStatement {

    private static final WeeklySql SQL =
            new WeeklySql(
                    """
                    with item as materialized (
                        select * from unnest($1::text[], $2::date[], $3::bigint[], $4::int[], $5::int[], $6::text[],
                            $7::text[], $8::float8[], $9::bool[], $10::text[], $11::text[], $12::text[]) with ordinality
                        as i(tenant, created_on, run_id, task_no, fence, origin,
                            state, pause, redelivery, error, answer, outputs, place)
                    ), settled as (
                        update task{week} t set
                            state = i.state,
                            owner = null,
                            redelivery = i.redelivery,
                            ready_at = case when i.state = 'READY' then now() + make_interval(secs => i.pause) end,
                            deadline = case when i.state = 'AWAITING' then now() + make_interval(secs => i.pause) end,
                            ended_at = case when i.state not in ('READY', 'AWAITING') then now() end,
                            job_id = case when i.state = 'READY' and not i.redelivery then null else t.job_id end,
                            last_error = coalesce(i.error, t.last_error),
                            answer = coalesce(i.answer, t.answer),
                            outputs = i.outputs
                        from item i
                        where t.tenant = i.tenant and t.created_on = i.created_on
                          and t.run_id = i.run_id and t.task_no = i.task_no and t.fence = i.fence
                          and case i.origin
                              when 'CALL' then t.state = 'RUNNING'
                              when 'CALLBACK' then t.state in ('RUNNING', 'AWAITING') or t.state = 'READY' and t.redelivery
                              when 'OVERDUE' then t.state = 'AWAITING'
                              when 'MEMBER' then t.state = 'RUNNING' end
                        returning i.place, t.tenant, t.created_on, t.run_id, t.task_no, t.state,
                            t.attempt, t.started_at, t.ended_at, t.job_id
                    ), met as materialized (
                        select s.tenant, s.created_on, s.run_id, e.successor, count(*)::int as n
                        from unnest($13::bigint[], $14::int[]) as e(place, successor) join settled s using (place)
                        group by 1, 2, 3, 4
                    ), opened as (
                        update task{week} t set
                            unmet = t.unmet - m.n,
                            state = case when t.state = 'WAITING' and t.unmet = m.n then 'READY' else t.state end,
                            ready_at = case when t.state = 'WAITING' and t.unmet = m.n then now() else t.ready_at end
                        from met m
                        where t.tenant = m.tenant and t.created_on = m.created_on
                          and t.run_id = m.run_id and t.task_no = m.successor
                        returning t.tenant, t.created_on, t.run_id, t.task_no, t.state, t.worker
                    ), delta as materialized (
                        select tenant, created_on, run_id,
                            sum(active)::int as active, (count(*) filter (where state = 'FAILED'))::int as failed,
                            (count(*) filter (where state = 'ABORTED'))::int as aborted,
                            (count(*) filter (where state = 'INTERRUPTED'))::int as interrupted,
                            (count(*) filter (where state = 'HELD'))::int as held
                        from (select tenant, created_on, run_id, state,
                                  case when state in ('READY', 'AWAITING') then 0 else -1 end as active from settled
                              union all
                              select tenant, created_on, run_id, state, 1 from opened where state = 'READY') moved
                        group by 1, 2, 3
                    ), counted as (
                        update run{week} r set
                            active = r.active + d.active,
                            failed = r.failed + d.failed,
                            aborted = r.aborted + d.aborted,
                            interrupted = r.interrupted + d.interrupted,
                            held = r.held + d.held,
                            status = case
                                when r.active + d.active > 0 then r.status
                                when r.interrupted + d.interrupted > 0 then 'INTERRUPTED'
                                when r.aborted + d.aborted > 0 then 'ABORTED'
                                when r.failed + d.failed > 0 then 'FAILED'
                                when r.held + d.held > 0 then 'HELD'
                                else 'SUCCESSFUL' end,
                            ended_at = case when r.active + d.active = 0 then now() end
                        from delta d
                        where r.tenant = d.tenant and r.created_on = d.created_on and r.id = d.run_id
                          and (d.active <> 0 or d.failed + d.aborted + d.interrupted + d.held > 0)
                        returning r.tenant, r.created_on, r.id, r.status, r.active, r.tasks,
                            r.failed + r.aborted as failed, r.started_at, r.ended_at
                    )
                    select 'SETTLED' as kind, place, tenant, created_on, run_id, task_no, state,
                        attempt, started_at, ended_at, job_id, 0 as tasks, 0 as failed from settled
                    union all
                    select 'MEMBER', 0, tenant, created_on, run_id, task_no, state, 0, null, null, null, 0, 0
                    from opened where state = 'READY' and worker is null
                    union all
                    select 'RUN', 0, tenant, created_on, id, 0, status, 0, started_at, ended_at, null, tasks, failed
                    from counted where active = 0
                    """);

    private record Edge(long place, int successor) {}

    private SettleStatement() {}

    static Uni<Moves> execute(SqlClient transaction, List<Settlement> items) {
        return transaction
                .preparedQuery(SQL.of(items.stream().map(item -> item.key().createdOn()).toList()))
                .execute(columns(items))
                .map(rows -> Moves.read(rows, items));
    }

    private static Tuple columns(List<Settlement> items) {
        return Columns.of(items)
                .key(Settlement::key)
                .number(Settlement::taskNo)
                .number(Settlement::fence)
                .text(item -> item.origin().name())
                .text(item -> item.state().name())
                .decimal(item -> item.pause().toMillis() / 1000.0)
                .flag(Settlement::redelivery)
                .text(item -> StoredText.of(item.error()))
                .text(item -> StoredText.of(item.answer()))
                .text(Settlement::outputs)
                .then(edges(items))
                .big(Edge::place)
                .number(Edge::successor)
                .tuple();
    }

    private static List<Edge> edges(List<Settlement> items) {
        var edges = new ArrayList<Edge>();
        for (int place = 0; place < items.size(); place++) {
            var item = items.get(place);
            if (item.state() == TaskState.SUCCESSFUL) {
                for (int successor : item.run().plan().successors(item.taskNo())) {
                    edges.add(new Edge(place + 1L, successor));
                }
            }
        }
        return edges;
    }
}

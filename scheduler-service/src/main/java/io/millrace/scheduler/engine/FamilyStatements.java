package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.Moves.RunMoved;
import io.millrace.scheduler.engine.Moves.TaskMoved;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What is done to whole runs, under the lock of their root. */
final class FamilyStatements {

    private static final String WANTED =
            "unnest($1::text[], $2::date[], $3::bigint[]) as w(tenant, created_on, id)";

    private static final WeeklySql LOCK =
            new WeeklySql(
                    """
                    select from run{week} r join %s using (tenant, created_on, id)
                    order by r.tenant, r.created_on, r.id for no key update of r
                    """
                            .formatted(WANTED));

    private static final String OPEN =
            """
            update task t set
                state = case when t.unmet = 0 then 'READY' else 'WAITING' end,
                ready_at = case when t.unmet = 0 then now() end,
                attempt_base = t.attempt, owner = null, redelivery = false,
                job_id = null, deadline = null, ended_at = null
            from %s
            where t.tenant = w.tenant and t.created_on = w.created_on and t.run_id = w.id
              and t.state not in ('SUCCESSFUL', 'EXCLUDED', 'READY', 'RUNNING', 'AWAITING')
              and ($4 or t.state <> 'HELD')
            """
                    .formatted(WANTED);

    private static final String BEGIN_MEMBERS =
            """
            with begun as (
                update task t set state = 'RUNNING', attempt = t.attempt + 1, ready_at = null,
                    started_at = now(), ended_at = null
                from %s
                where t.tenant = w.tenant and t.created_on = w.created_on and t.run_id = w.id
                  and t.state = 'READY' and t.worker is null
                returning t.tenant, t.created_on, t.run_id, t.task_no)
            select r.tenant, r.created_on, r.id as run_id
            from begun b join run r on r.parent_id = b.run_id and r.member_no = b.task_no
             and r.tenant = b.tenant and r.parent_created_on = b.created_on
            """
                    .formatted(WANTED);

    private static final String COUNT =
            """
            update run r set
                active = c.active, failed = c.failed, aborted = c.aborted,
                interrupted = c.interrupted, held = c.held, status = c.status,
                started_at = case when $4 then now() else coalesce(r.started_at, now()) end,
                ended_at = case when c.active = 0 then now() end,
                deadline = case when $4 then now() + r.time_limit else r.deadline end
            from (
                select n.*, case when n.active > 0 then 'ONGOING' when n.interrupted > 0 then 'INTERRUPTED'
                    when n.aborted > 0 then 'ABORTED' when n.failed > 0 then 'FAILED'
                    when n.held > 0 then 'HELD' else 'SUCCESSFUL' end as status
                from (
                    select w.tenant, w.created_on, w.id,
                        (count(*) filter (where t.state in ('READY', 'RUNNING', 'AWAITING')))::int as active,
                        (count(*) filter (where t.state = 'FAILED'))::int as failed,
                        (count(*) filter (where t.state = 'ABORTED'))::int as aborted,
                        (count(*) filter (where t.state = 'INTERRUPTED'))::int as interrupted,
                        (count(*) filter (where t.state = 'HELD'))::int as held
                    from %s left join task t
                      on t.tenant = w.tenant and t.created_on = w.created_on and t.run_id = w.id
                    group by 1, 2, 3) n) c
            where r.tenant = c.tenant and r.created_on = c.created_on and r.id = c.id
            returning r.tenant, r.created_on, r.id as run_id, r.status as state, r.started_at, r.ended_at,
                r.tasks, r.failed + r.aborted as failed
            """
                    .formatted(WANTED);

    private static final String STOP_TASKS =
            """
            update task t set
                state = case when t.state = 'READY' and t.attempt = t.attempt_base then 'WAITING' else $4 end,
                ended_at = case when t.state = 'READY' and t.attempt = t.attempt_base then null else now() end,
                ready_at = null, redelivery = false,
                last_error = case when t.state = 'READY' and t.attempt = t.attempt_base
                    then t.last_error else coalesce($5, t.last_error) end
            from %s
            where t.tenant = w.tenant and t.created_on = w.created_on and t.run_id = w.id
              and t.state in ('READY', 'RUNNING', 'AWAITING')
            returning t.tenant, t.created_on, t.run_id, t.task_no, t.state, t.attempt, t.attempt_base,
                t.started_at, t.ended_at, t.job_id, t.last_error,
                t.owner is not null or t.deadline is not null as in_flight
            """
                    .formatted(WANTED);

    private static final String STOP_RUNS =
            """
            update run r set status = $4, active = 0, ended_at = now(),
                interrupted = case when $4 = 'INTERRUPTED' then c.n else r.interrupted end,
                aborted = case when $4 = 'ABORTED' then c.n else r.aborted end
            from (select w.*, (select count(*) from task t
                      where t.tenant = w.tenant and t.created_on = w.created_on and t.run_id = w.id
                        and t.state = $4)::int as n from %s) c
            where r.tenant = c.tenant and r.created_on = c.created_on and r.id = c.id
            returning r.tenant, r.created_on, r.id as run_id, r.status as state, r.started_at, r.ended_at,
                r.tasks, r.failed + r.aborted as failed
            """
                    .formatted(WANTED);

    private FamilyStatements() {}

    static Uni<Void> lock(SqlClient transaction, Collection<RunKey> roots) {
        return transaction
                .preparedQuery(LOCK.of(roots.stream().map(RunKey::createdOn).toList()))
                .execute(Columns.keys(new TreeSet<>(roots)).tuple())
                .replaceWithVoid();
    }

    /** Makes ready again what did not succeed. */
    static Uni<Void> open(SqlClient transaction, Collection<RunKey> runs, boolean held) {
        return transaction
                .preparedQuery(OPEN)
                .execute(Columns.keys(runs).tuple().addBoolean(held))
                .replaceWithVoid();
    }

    /** Marks the ready tasks of groups as running; the runs of their members. */
    static Uni<List<RunKey>> beginMembers(SqlClient transaction, Collection<RunKey> groups) {
        return transaction
                .preparedQuery(BEGIN_MEMBERS)
                .execute(Columns.keys(groups).tuple())
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false).map(Moves::keyOf).toList());
    }

    /** Counts anew what the runs' tasks are, and says how the runs stand. */
    static Uni<List<RunMoved>> count(
            SqlClient transaction, Map<RunKey, RunContext> runs, boolean fromNow) {
        return transaction
                .preparedQuery(COUNT)
                .execute(Columns.keys(runs.keySet()).tuple().addBoolean(fromNow))
                .map(rows -> runsOf(rows, runs));
    }

    /** Stops every task that could move. */
    static Uni<List<Stopped>> stopTasks(
            SqlClient transaction, Map<RunKey, RunContext> runs, TaskState end, String reason) {
        Tuple arguments = Columns.keys(runs.keySet()).tuple().addString(end.name());
        return transaction
                .preparedQuery(STOP_TASKS)
                .execute(arguments.addString(reason))
                .map(rows -> stoppedOf(rows, runs));
    }

    /** Ends the runs whose tasks were stopped. */
    static Uni<List<RunMoved>> stopRuns(
            SqlClient transaction, Map<RunKey, RunContext> runs, Status end) {
        return transaction
                .preparedQuery(STOP_RUNS)
                .execute(Columns.keys(runs.keySet()).tuple().addString(end.name()))
                .map(rows -> runsOf(rows, runs));
    }

    static List<RunMoved> runsOf(RowSet<Row> rows, Map<RunKey, RunContext> runs) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Moves.runOf(row, runs))
                .toList();
    }

    private static List<Stopped> stoppedOf(RowSet<Row> rows, Map<RunKey, RunContext> runs) {
        var stopped = new ArrayList<Stopped>();
        for (Row row : rows) {
            var run = runs.get(Moves.keyOf(row));
            if (run != null && TaskState.valueOf(row.getString("state")) != TaskState.WAITING) {
                stopped.add(new Stopped(taskOf(row, run), row.getBoolean("in_flight")));
            }
        }
        return stopped;
    }

    private static TaskMoved taskOf(Row row, RunContext run) {
        return new TaskMoved(
                run,
                row.getInteger("task_no"),
                TaskState.valueOf(row.getString("state")),
                row.getInteger("attempt"),
                row.getOffsetDateTime("started_at"),
                row.getOffsetDateTime("ended_at"),
                row.getString("job_id"),
                row.getString("last_error"),
                null);
    }

    /**
     * A task that was stopped.
     *
     * @param inFlight whether its worker was at work
     */
    record Stopped(TaskMoved task, boolean inFlight) {}
}

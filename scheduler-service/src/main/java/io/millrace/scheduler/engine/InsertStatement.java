package io.millrace.scheduler.engine;

import io.millrace.scheduler.definition.TaskMode;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes any number of runs and their tasks in one statement. Runs that start alike send their
 * tasks once. A run whose definition was replaced meanwhile, or whose id is taken, is left out.
 */
public final class InsertStatement {

    private static final String SQL =
            """
            with wanted as materialized (
                select nextval('run_id') as id, u.* from unnest($1::text[], $2::date[], $3::text[], $4::text[],
                    $5::bigint[], $6::text[], $7::bigint[], $8::int[], $9::int[], $10::text[], $11::int[], $12::int[],
                    $13::int[], $14::date[], $15::text[], $16::text[], $17::text[], $18::float8[], $19::text[],
                    $20::text[], $21::text[], $22::text[], $23::int[]) with ordinality
                as u(tenant, created_on, batch_run_id, batch_name,
                    millis, batch_type, definition_version, parent, member_no, status, active, held,
                    tasks, business_date, triggered_by, traceparent, parameters, time_limit, included,
                    excluded, held_codes, bounce_execution_id, shape, place)
            ), inserted as (
                insert into run (tenant, created_on, id, batch_run_id, batch_name, millis, batch_type,
                    definition_version, parent_created_on, parent_id, member_no, status, active, held, tasks,
                    business_date, triggered_by, traceparent, parameters, time_limit, included, excluded, held_codes,
                    bounce_execution_id, started_at, deadline)
                select w.tenant, w.created_on, w.id, w.batch_run_id, w.batch_name, w.millis, w.batch_type,
                    w.definition_version, p.created_on, p.id, case when p.id is not null then w.member_no end,
                    w.status, w.active, w.held, w.tasks, w.business_date, w.triggered_by, w.traceparent,
                    w.parameters, make_interval(secs => w.time_limit), w.included, w.excluded, w.held_codes,
                    w.bounce_execution_id,
                    case when p.id is null then now() end,
                    case when w.active > 0 then now() + make_interval(secs => w.time_limit) end
                from wanted w left join wanted p on p.place = w.parent
                where w.batch_type = 'GROUP' or p.id is not null
                   or exists (select from batch b where b.tenant = w.tenant and b.code = w.batch_name
                              and b.definition_version = w.definition_version)
                on conflict (tenant, batch_name, created_on, millis) do nothing
                returning id
            ), tasks as (
                insert into task (tenant, created_on, run_id, task_no, state, unmet, worker, awaits, ready_at)
                select w.tenant, w.created_on, w.id, s.task_no, s.state, s.unmet, s.worker, s.awaits,
                    case when s.state = 'READY' then now() end
                from inserted i join wanted w on w.id = i.id
                join unnest($24::int[], $25::int[], $26::text[], $27::int[], $28::text[], $29::bool[])
                    as s(shape, task_no, state, unmet, worker, awaits) on s.shape = w.shape
            )
            select w.place, w.id, now() as started_at
            from wanted w join inserted i on i.id = w.id
            """;

    /**
     * A run as it was written.
     *
     * @param place in the list that was asked for
     */
    public record Written(int place, NewRun run, RunContext context, OffsetDateTime startedAt) {}

    private record FirstTask(int shape, int taskNo, FirstTasks of) {

        TaskState state() {
            return of.states().get(taskNo);
        }

        int unmet() {
            return of.unmet().get(taskNo);
        }

        @Nullable String worker() {
            return of.type() == BatchType.BATCH ? of.plan().task(taskNo).worker() : null;
        }

        boolean awaits() {
            return of.type() == BatchType.BATCH && of.plan().task(taskNo).mode() == TaskMode.ASYNC;
        }
    }

    private InsertStatement() {}

    /** Those that were written; a group must stand before its members. */
    public static Uni<List<Written>> execute(SqlClient transaction, List<NewRun> runs) {
        return transaction
                .preparedQuery(SQL)
                .execute(columns(runs))
                .map(rows -> written(rows, runs));
    }

    private static Tuple columns(List<NewRun> runs) {
        var shapes = new IdentityHashMap<FirstTasks, Integer>();
        runs.forEach(run -> shapes.putIfAbsent(run.tasks(), shapes.size()));
        return names(runs)
                .number(run -> run.group() == null ? 0 : runs.indexOf(run.group()) + 1)
                .number(NewRun::memberNo)
                .text(run -> run.status().name())
                .number(run -> run.tasks().count(TaskState.READY))
                .number(run -> run.tasks().count(TaskState.HELD))
                .number(run -> run.plan().size())
                .date(run -> run.batchRunId().businessDate())
                .text(NewRun::triggeredBy)
                .text(NewRun::traceparent)
                .text(run -> StoredJson.write(run.parameters()))
                .decimalOrNull(InsertStatement::timeLimit)
                .text(run -> run.selection().included())
                .text(run -> run.selection().excluded())
                .text(run -> run.selection().held())
                .text(NewRun::bounceExecutionId)
                .number(run -> shapes.getOrDefault(run.tasks(), 0))
                .then(tasks(shapes))
                .number(FirstTask::shape)
                .number(FirstTask::taskNo)
                .text(task -> task.state().name())
                .number(FirstTask::unmet)
                .text(FirstTask::worker)
                .flag(FirstTask::awaits)
                .tuple();
    }

    private static Columns<NewRun> names(List<NewRun> runs) {
        return Columns.of(runs)
                .text(NewRun::tenant)
                .date(run -> run.batchRunId().createdOn())
                .text(run -> run.batchRunId().toString())
                .text(run -> run.batchRunId().batchName())
                .big(run -> run.batchRunId().epochMillis())
                .text(run -> run.type().name())
                .big(NewRun::definitionVersion);
    }

    private static @Nullable Double timeLimit(NewRun run) {
        Duration limit = run.type() == BatchType.BATCH ? run.plan().batch().deadline() : null;
        return limit == null ? null : limit.toMillis() / 1000.0;
    }

    private static List<FirstTask> tasks(IdentityHashMap<FirstTasks, Integer> shapes) {
        var tasks = new ArrayList<FirstTask>();
        shapes.forEach((first, shape) -> {
            for (int number = 0; number < first.plan().size(); number++) {
                tasks.add(new FirstTask(shape, number, first));
            }
        });
        return tasks;
    }

    private static List<Written> written(RowSet<Row> rows, List<NewRun> runs) {
        var contexts = new IdentityHashMap<NewRun, RunContext>();
        var ordered = new ArrayList<Row>();
        rows.forEach(ordered::add);
        ordered.sort((a, b) -> Long.compare(a.getLong("place"), b.getLong("place")));
        var written = new ArrayList<Written>();
        for (Row row : ordered) {
            int place = row.getLong("place").intValue() - 1;
            var run = runs.get(place);
            var group = run.group() == null ? null : contexts.get(run.group());
            var context = run.context(row.getLong("id"), group == null ? null : group.key());
            contexts.put(run, context);
            written.add(new Written(place, run, context, row.getOffsetDateTime("started_at")));
        }
        return written;
    }
}

package io.millrace.scheduler.runs;

import io.millrace.platform.problem.ProblemException;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.BatchType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** One run with its tasks or members. Fails with a 404 problem where there is none. */
@ApplicationScoped
class RunDetails {

    private static final int ANSWER = 4096;

    /** All answers of a run together, so that a wide run does not fill the memory. */
    private static final int ALL_ANSWERS = 4 << 20;

    private static final String RUN =
            "select "
                    + RunView.COLUMNS
                    + """
                    , id, created_on, definition_version, tasks from run
                    where tenant = $1 and batch_name = $2 and created_on = $3 and millis = $4
                    and batch_run_id = $5
                    """;
    private static final String TASKS =
            """
            select task_no, state, attempt > attempt_base as tried, attempt, started_at, ended_at,
            last_error, left(answer, $4) as answer
            from task where tenant = $1 and created_on = $2 and run_id = $3 order by task_no
            """;
    private static final String MEMBERS =
            "select "
                    + RunView.COLUMNS
                    + """
                    from run where tenant = $1 and created_on in ($2::date - 1, $2::date, $2::date + 1) and parent_id = $3
                    order by member_no
                    """;

    private final Pool pool;
    private final Definitions definitions;

    RunDetails(Pool pool, Definitions definitions) {
        this.pool = pool;
        this.definitions = definitions;
    }

    Uni<RunDetail> find(String tenant, String batchRunId) {
        var id = BatchRunId.parse(batchRunId).orElseThrow(() -> unknown(batchRunId));
        return pool.preparedQuery(RUN)
                .execute(
                        Tuple.of(
                                tenant,
                                id.batchName(),
                                id.createdOn(),
                                id.epochMillis(),
                                batchRunId))
                .map(rows -> first(rows, batchRunId))
                .chain(run -> detail(tenant, run));
    }

    private Uni<RunDetail> detail(String tenant, Row run) {
        return switch (BatchType.valueOf(run.getString("batch_type"))) {
            case BATCH -> tasks(tenant, run);
            case GROUP -> members(tenant, run);
        };
    }

    private Uni<RunDetail> tasks(String tenant, Row run) {
        int answer = Math.min(ANSWER, ALL_ANSWERS / Math.max(1, run.getInteger("tasks")));
        return definitions
                .batchVersion(run.getLong("definition_version"))
                .chain(definition ->
                        pool.preparedQuery(TASKS)
                                .execute(key(tenant, run).addInteger(answer))
                                .map(rows -> views(definition, rows)))
                .map(tasks -> new RunDetail(RunView.of(run), tasks, null));
    }

    private Uni<RunDetail> members(String tenant, Row run) {
        return pool.preparedQuery(MEMBERS)
                .execute(key(tenant, run))
                .map(rows -> {
                    var members = new ArrayList<RunView>(rows.size());
                    rows.forEach(row -> members.add(RunView.of(row)));
                    return new RunDetail(RunView.of(run), null, members);
                });
    }

    private static List<TaskView> views(BatchDefinition definition, RowSet<Row> rows) {
        var views = new ArrayList<TaskView>(rows.size());
        for (var row : rows) {
            var code = definition.tasks().get(row.getInteger("task_no")).taskCode();
            views.add(TaskView.of(code, row));
        }
        return views;
    }

    private static Tuple key(String tenant, Row run) {
        return Tuple.tuple()
                .addString(tenant)
                .addLocalDate(run.getLocalDate("created_on"))
                .addLong(run.getLong("id"));
    }

    private static Row first(RowSet<Row> rows, String batchRunId) {
        if (rows.size() == 0) {
            throw unknown(batchRunId);
        }
        return rows.iterator().next();
    }

    private static ProblemException unknown(String batchRunId) {
        return ProblemException.notFound("There is no run " + batchRunId + ".");
    }
}

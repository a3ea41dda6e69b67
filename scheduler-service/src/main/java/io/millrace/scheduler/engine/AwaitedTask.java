package io.millrace.scheduler.engine;

import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.engine.Settlement.Origin;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** A task that a callback may settle. */
public record AwaitedTask(RunContext run, int taskNo, int fence) {

    private static final String FIND =
            """
            select tenant, created_on, run_id, task_no, fence from task
            where job_id = $2 and tenant = $1
              and (state in ('RUNNING', 'AWAITING') or state = 'READY' and redelivery)
            """;

    /** The task of the job, empty if it has none that goes on. */
    public static Uni<Optional<AwaitedTask>> find(EngineParts parts, String tenant, String jobId) {
        return parts.transactions()
                .pool()
                .preparedQuery(FIND)
                .execute(Tuple.of(tenant, jobId))
                .chain(rows -> first(parts, rows));
    }

    private static Uni<Optional<AwaitedTask>> first(EngineParts parts, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        Row row = rows.iterator().next();
        var key = Moves.keyOf(row);
        return parts.contexts()
                .load(parts.transactions().pool(), List.of(key))
                .map(runs ->
                        Optional.ofNullable(runs.get(key))
                                .map(run ->
                                        new AwaitedTask(
                                                run,
                                                row.getInteger("task_no"),
                                                row.getInteger("fence"))));
    }

    public TaskDefinition definition() {
        return run.plan().task(taskNo);
    }

    /** The task's end, as its callback says. */
    public Settlement settle(TaskState state) {
        return Settlement.ended(run, taskNo, fence, Origin.CALLBACK, state);
    }
}

package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one settlement moved.
 *
 * @param settled accepted items
 * @param members tasks of groups whose member may begin
 * @param over runs in which nothing moves any more
 */
record Moves(List<TaskMoved> settled, List<MemberTask> members, List<RunMoved> over) {

    static final Moves NONE = new Moves(List.of(), List.of(), List.of());

    /** A task in a new state. */
    record TaskMoved(
            RunContext run,
            int taskNo,
            TaskState state,
            int attempt,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable String jobId,
            @Nullable String error,
            @Nullable Settlement item) {}

    /** A group's task that may begin. */
    record MemberTask(RunKey group, int taskNo) {}

    /** A run with a new status. */
    record RunMoved(
            RunContext run,
            Status status,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime endedAt,
            int tasks,
            int failed) {}

    static RunKey keyOf(Row row) {
        return new RunKey(
                row.getString("tenant"), row.getLocalDate("created_on"), row.getLong("run_id"));
    }

    static Moves read(RowSet<Row> rows, List<Settlement> items) {
        Map<RunKey, RunContext> runs = new HashMap<>();
        items.forEach(item -> runs.put(item.key(), item.run()));
        var moves = new Moves(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Row row : rows) {
            switch (row.getString("kind")) {
                case "SETTLED" ->
                        moves.settled.add(
                                taskOf(row, items.get(row.getLong("place").intValue() - 1)));
                case "MEMBER" ->
                        moves.members.add(new MemberTask(keyOf(row), row.getInteger("task_no")));
                default -> moves.over.add(runOf(row, runs));
            }
        }
        return moves;
    }

    private static TaskMoved taskOf(Row row, Settlement item) {
        return new TaskMoved(
                item.run(),
                item.taskNo(),
                item.state(),
                row.getInteger("attempt"),
                row.getOffsetDateTime("started_at"),
                row.getOffsetDateTime("ended_at"),
                row.getString("job_id"),
                item.error(),
                item);
    }

    static RunMoved runOf(Row row, Map<RunKey, RunContext> runs) {
        var run = runs.get(keyOf(row));
        if (run == null) {
            throw new IllegalStateException("a run that nobody asked for");
        }
        return new RunMoved(
                run,
                Status.valueOf(row.getString("state")),
                row.getOffsetDateTime("started_at"),
                row.getOffsetDateTime("ended_at"),
                row.getInteger("tasks"),
                row.getInteger("failed"));
    }
}

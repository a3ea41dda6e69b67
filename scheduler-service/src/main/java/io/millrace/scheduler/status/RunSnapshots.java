package io.millrace.scheduler.status;

import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run and its tasks or members in one statement, so that they fit together. The id alone
 * names the partition; members lie in it too, or beside it where midnight fell between them.
 */
@ApplicationScoped
class RunSnapshots {

    private static final String READ =
            """
            select batch_run_id, batch_type, definition_version, status,
              status = 'ONGOING' or status = 'NOT_STARTED' and exists (
                select from run parent where parent.tenant = $1 and parent.created_on = run.parent_created_on
                and parent.id = run.parent_id and parent.status = 'ONGOING') as movable,
              (select array_agg(state || case when attempt > attempt_base then '+' else '' end order by task_no)
               from task where batch_type = 'BATCH' and task.tenant = $1 and task.created_on = $3
               and task.run_id = run.id) as tasks,
              (select array_agg(member.batch_name || ' ' || member.batch_run_id || ' ' || member.status order by member_no)
               from run member where run.batch_type = 'GROUP' and member.tenant = $1
               and member.created_on in ($3 - 1, $3, $3 + 1) and member.parent_id = run.id) as members
            from run
            where tenant = $1 and batch_name = $2 and created_on = $3 and millis = $4 and batch_run_id = $5
            """;

    private final Pool pool;

    RunSnapshots(Pool pool) {
        this.pool = pool;
    }

    /** Fails with {@link RunRefused} where there is no such run. */
    Uni<RunSnapshot> read(String tenant, String batchRunId) {
        var id = BatchRunId.parse(batchRunId);
        return id.isEmpty()
                ? Uni.createFrom().failure(unknown(batchRunId))
                : pool.preparedQuery(READ)
                        .execute(key(tenant, id.get(), batchRunId))
                        .map(rows -> snapshot(rows, batchRunId));
    }

    private static Tuple key(String tenant, BatchRunId id, String batchRunId) {
        return Tuple.of(tenant, id.batchName(), id.createdOn(), id.epochMillis(), batchRunId);
    }

    private static RunSnapshot snapshot(RowSet<Row> rows, String batchRunId) {
        if (rows.size() == 0) {
            throw unknown(batchRunId);
        }
        var row = rows.iterator().next();
        return new RunSnapshot(
                row.getString("batch_run_id"),
                BatchType.valueOf(row.getString("batch_type")),
                row.getLong("definition_version"),
                Status.valueOf(row.getString("status")),
                row.getBoolean("movable"),
                states(row.getArrayOfStrings("tasks")),
                members(row.getArrayOfStrings("members")));
    }

    private static List<Status> states(String @Nullable [] tasks) {
        return tasks == null ? List.of() : Arrays.stream(tasks).map(RunSnapshots::state).toList();
    }

    private static Status state(String text) {
        var tried = text.endsWith("+");
        return TaskState.valueOf(tried ? text.substring(0, text.length() - 1) : text).status(tried);
    }

    private static List<RunSnapshot.Member> members(String @Nullable [] members) {
        return members == null
                ? List.of()
                : Arrays.stream(members).map(RunSnapshots::member).toList();
    }

    private static RunSnapshot.Member member(String text) {
        var parts = text.split(" ", -1);
        return new RunSnapshot.Member(parts[0], parts[1], Status.valueOf(parts[2]));
    }

    private static RunRefused unknown(String batchRunId) {
        return new RunRefused(
                RunRefused.Reason.DOES_NOT_EXIST, "There is no run " + batchRunId + ".");
    }
}

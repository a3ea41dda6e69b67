package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Lets tasks go by hand: held ones, and a member's in its group. Under the root's lock. */
public final class GroupTasks {

    private static final String RELEASE =
            """
            update task set
                state = case when unmet = 0 then 'READY' else 'WAITING' end,
                ready_at = case when unmet = 0 then now() end,
                attempt_base = attempt, ended_at = null
            where tenant = $1 and created_on = $2 and run_id = $3 and task_no = any($4) and state = 'HELD'
            returning task_no
            """;

    /**
     * A member that failed is ready again, and with it whatever an interrupt kept from beginning.
     */
    private static final String REOPEN =
            """
            update task set
                state = case when unmet = 0 then 'READY' else 'WAITING' end,
                ready_at = case when unmet = 0 then now() end,
                attempt_base = attempt, ended_at = null
            where tenant = $1 and created_on = $2 and run_id = $3
              and (task_no = $4 and state in ('FAILED', 'INTERRUPTED', 'ABORTED', 'HELD')
                   or state = 'WAITING' and unmet = 0)
            """;

    private static final String RESUME =
            """
            update task set state = 'RUNNING', ended_at = null
            where tenant = $1 and created_on = $2 and run_id = $3 and task_no = $4 and state in ('HELD', 'FAILED')
            """;

    private static final String MEMBERS_WAIT =
            """
            update run r set status = 'NOT_STARTED' from task t
            where t.tenant = $1 and t.created_on = $2 and t.run_id = $3 and t.state in ('WAITING', 'READY')
              and r.tenant = $1 and r.parent_created_on = $2 and r.parent_id = $3
              and r.member_no = t.task_no and r.status = 'HELD'
            """;

    private GroupTasks() {}

    /** Numbers of the tasks that were held and are not any more. */
    public static Uni<List<Integer>> release(
            SqlClient transaction, RunKey run, List<Integer> numbers) {
        return transaction
                .preparedQuery(RELEASE)
                .execute(key(run).addArrayOfInteger(numbers.toArray(Integer[]::new)))
                .map(rows -> {
                    var released = new ArrayList<Integer>();
                    rows.forEach(row -> released.add(row.getInteger(0)));
                    return released;
                });
    }

    /** Makes the member's task ready again. */
    public static Uni<Void> reopen(SqlClient transaction, RunKey group, int memberNo) {
        return execute(transaction, REOPEN, key(group).addInteger(memberNo));
    }

    /** The member's run goes on, so its task does. */
    public static Uni<Void> resume(SqlClient transaction, RunKey group, int memberNo) {
        return execute(transaction, RESUME, key(group).addInteger(memberNo));
    }

    /** Members that were held and now wait say so. */
    public static Uni<Void> membersWait(SqlClient transaction, RunKey group) {
        return execute(transaction, MEMBERS_WAIT, key(group));
    }

    private static Uni<Void> execute(SqlClient transaction, String sql, Tuple arguments) {
        return transaction.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }

    private static Tuple key(RunKey run) {
        return Tuple.of(run.tenant(), run.createdOn(), run.id());
    }
}

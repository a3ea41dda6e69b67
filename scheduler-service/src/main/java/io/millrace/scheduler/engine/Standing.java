package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a family's runs stand, read under the lock of its root.
 *
 * @param late runs whose deadline has passed
 */
public record Standing(Map<RunKey, Status> statuses, Map<RunKey, Boolean> late) {

    private static final String READ =
            """
            select tenant, created_on, id as run_id, status, coalesce(deadline < now(), false) as late from run
            where tenant = $1 and created_on = $2 and id = $3
            union all
            select tenant, created_on, id, status, coalesce(deadline < now(), false) from run
            where parent_id = $3 and parent_created_on = $2 and tenant = $1
            """;

    /** Locks the family and reads it. */
    public static Uni<Standing> locked(SqlClient transaction, RunKey root) {
        return Uni.combine()
                .all()
                .unis(
                        FamilyStatements.lock(transaction, List.of(root)).replaceWith(true),
                        transaction
                                .preparedQuery(READ)
                                .execute(Tuple.of(root.tenant(), root.createdOn(), root.id())))
                .with((_, rows) -> read(rows));
    }

    /** Status of a run of the family. */
    public Status of(RunKey run) {
        return Objects.requireNonNull(statuses.get(run), "not of this family");
    }

    public boolean isLate(RunKey run) {
        return late.getOrDefault(run, false);
    }

    private static Standing read(Iterable<Row> rows) {
        Map<RunKey, Status> statuses = new HashMap<>();
        Map<RunKey, Boolean> late = new HashMap<>();
        for (Row row : rows) {
            statuses.put(Moves.keyOf(row), Status.valueOf(row.getString("status")));
            late.put(Moves.keyOf(row), row.getBoolean("late"));
        }
        return new Standing(statuses, late);
    }
}

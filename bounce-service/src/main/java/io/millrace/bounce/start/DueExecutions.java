package io.millrace.bounce.start;

import io.millrace.bounce.execution.ExecutionRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Executions whose window has begun, by the database's clock. */
@ApplicationScoped
class DueExecutions {

    private static final String CLAIM =
            "SELECT "
                    + ExecutionRow.COLUMNS
                    + """
                    , i.batch_name, i.opted_in, i.hosts, now() AS now
                    FROM execution e
                    JOIN ticket t ON t.tenant = e.tenant AND t.rfc_number = e.id
                    LEFT JOIN instance i ON i.tenant = t.tenant AND i.support_identifier = t.support_identifier
                      AND i.service_type = t.service_type AND i.instance_id = t.instance_id
                    WHERE e.due_at <= now()
                    ORDER BY e.due_at LIMIT $1 FOR UPDATE OF t, e SKIP LOCKED
                    """;

    /** Taken by this transaction; others pass them by. */
    Uni<List<Due>> claim(SqlClient transaction, int limit) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(DueExecutions::read)
                                .toList());
    }

    private static Due read(Row row) {
        String batchName = row.getString("batch_name");
        return new Due(
                ExecutionRow.read(row),
                batchName,
                Boolean.TRUE.equals(row.getBoolean("opted_in")),
                batchName == null ? List.of() : List.of(row.getArrayOfStrings("hosts")),
                row.getOffsetDateTime("now").toInstant());
    }
}

package io.millrace.bounce.progress;

import io.millrace.bounce.execution.Execution;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.TaskStatusChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tasks of executions' runs as the database has them. */
@ApplicationScoped
class ExecutionTasks {

    /** An attempt that is past changes nothing. */
    private static final String SAVE =
            """
            INSERT INTO execution_task AS old (tenant, execution_id, task_code, status, attempt, started_at, ended_at)
            SELECT e.tenant, e.id, n.task_code, n.status, n.attempt, n.started_at, n.ended_at
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::timestamptz[],
              $7::timestamptz[]) AS n(tenant, batch_run_id, task_code, status, attempt, started_at, ended_at)
            JOIN execution e ON e.tenant = n.tenant AND e.batch_run_id = n.batch_run_id
            ON CONFLICT (tenant, execution_id, task_code) DO UPDATE
            SET status = excluded.status, attempt = excluded.attempt, started_at = excluded.started_at,
                ended_at = excluded.ended_at
            WHERE excluded.attempt >= old.attempt
            """;

    private static final String LIST =
            """
            SELECT * FROM execution_task WHERE tenant = $1 AND execution_id = $2
            ORDER BY started_at NULLS LAST, task_code
            """;
    private static final String COUNT =
            """
            SELECT execution_id, count(*) FILTER (WHERE ended_at IS NOT NULL) AS ended
            FROM execution_task WHERE tenant = $1 AND execution_id = ANY($2) GROUP BY execution_id
            """;

    private record Key(String tenant, String batchRunId, String taskCode) {}

    /** Writes the last word on each task. */
    Uni<Void> save(SqlClient transaction, List<CloudEvent<TaskStatusChanged>> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Key, CloudEvent<TaskStatusChanged>> last = new LinkedHashMap<>();
        news.forEach(event -> last.put(key(event), event));
        return transaction
                .preparedQuery(SAVE)
                .execute(columns(List.copyOf(last.values())))
                .replaceWithVoid();
    }

    private static Key key(CloudEvent<TaskStatusChanged> event) {
        return new Key(event.tenant(), event.data().batchRunId(), event.data().taskCode());
    }

    private static Tuple columns(List<CloudEvent<TaskStatusChanged>> news) {
        return Tuple.from(
                new ArrayList<Object>(
                        List.of(
                                column(news, CloudEvent::tenant, new String[0]),
                                column(news, one -> one.data().batchRunId(), new String[0]),
                                column(news, one -> one.data().taskCode(), new String[0]),
                                column(news, one -> one.data().status().word(), new String[0]),
                                column(news, one -> one.data().attempt(), new Integer[0]),
                                column(
                                        news,
                                        one -> time(one.data().startedAt()),
                                        new OffsetDateTime[0]),
                                column(
                                        news,
                                        one -> time(one.data().endedAt()),
                                        new OffsetDateTime[0]))));
    }

    private static <T> @Nullable T[] column(
            List<CloudEvent<TaskStatusChanged>> news,
            Function<CloudEvent<TaskStatusChanged>, ? extends @Nullable T> value,
            T[] type) {
        List<@Nullable T> values = new ArrayList<>(news.size());
        news.forEach(one -> values.add(value.apply(one)));
        return values.toArray(type);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** In the order of their beginnings. */
    Uni<List<TaskProgress>> list(SqlClient client, Execution execution) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(execution.instance().tenant(), execution.id()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(ExecutionTasks::read)
                                .toList());
    }

    /** How many tasks of each execution have ended; one without any is missing. */
    Uni<Map<String, Integer>> ended(SqlClient client, String tenant, List<String> ids) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(tenant, ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Integer> counts = new LinkedHashMap<>();
                    rows.forEach(row ->
                            counts.put(row.getString("execution_id"), row.getInteger("ended")));
                    return counts;
                });
    }

    private static TaskProgress read(Row row) {
        return new TaskProgress(
                row.getString("task_code"),
                row.getString("status"),
                row.getInteger("attempt"),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

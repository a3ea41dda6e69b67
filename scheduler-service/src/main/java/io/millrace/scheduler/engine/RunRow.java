package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunKey;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Reads a run's context from its row. */
final class RunRow {

    private RunRow() {}

    static RunContext context(Row row, BatchType type, long version, Plan plan) {
        Integer memberNo = row.getInteger("member_no");
        return new RunContext(
                new RunKey(
                        row.getString("tenant"), row.getLocalDate("created_on"), row.getLong("id")),
                row.getString("batch_run_id"),
                row.getString("batch_name"),
                type,
                version,
                plan,
                parent(row),
                row.getString("parent_run_id"),
                memberNo == null ? 0 : memberNo,
                row.getLocalDate("business_date"),
                row.getString("triggered_by"),
                StoredJson.readParameters(row.getString("parameters")),
                row.getString("traceparent"),
                row.getString("bounce_execution_id"));
    }

    private static @Nullable RunKey parent(Row row) {
        Long id = row.getLong("parent_id");
        return id == null
                ? null
                : new RunKey(row.getString("tenant"), row.getLocalDate("parent_created_on"), id);
    }
}

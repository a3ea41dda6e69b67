package io.millrace.callback.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call on record.
 *
 * @param caller user or client that made it
 * @param jobId as sent; null where none could be read
 * @param status as sent; null where none could be read
 * @param message as sent, cut; the reason where the call was refused
 * @param answer the status it was answered with
 * @param changed whether the job has another status because of it
 * @param batchRunId the job's run, once the scheduler has told it
 * @param taskCode the job's task, once the scheduler has told it
 */
record AuditView(
        long restAuditId,
        Instant receivedAt,
        String caller,
        @Nullable String jobId,
        @Nullable String status,
        @Nullable String message,
        int answer,
        boolean changed,
        @Nullable String batchRunId,
        @Nullable String taskCode) {

    static AuditView of(Row row) {
        return new AuditView(
                row.getLong("rest_audit_id"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("caller"),
                row.getString("job_id"),
                row.getString("status"),
                row.getString("message"),
                row.getInteger("answer"),
                row.getBoolean("changed"),
                row.getString("batch_run_id"),
                row.getString("task_code"));
    }
}

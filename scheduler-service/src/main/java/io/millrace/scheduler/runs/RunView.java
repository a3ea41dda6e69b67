package io.millrace.scheduler.runs;

import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.Status;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A run without its tasks; instants are ISO 8601 in UTC. */
record RunView(
        String batchRunId,
        String batchName,
        String batchType,
        String batchStatus,
        String batchStatusCode,
        LocalDate businessDate,
        String triggeredBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** The columns that make a view, of table or alias {@code run}. */
    static final String COLUMNS =
            """
            run.batch_run_id, run.batch_name, run.batch_type, run.status, run.business_date,
            run.triggered_by, run.started_at, run.ended_at
            """;

    static RunView of(Row row) {
        var status = Status.valueOf(row.getString("status"));
        return new RunView(
                row.getString("batch_run_id"),
                row.getString("batch_name"),
                BatchType.valueOf(row.getString("batch_type")).word(),
                status.word(),
                status.code(),
                row.getLocalDate("business_date"),
                row.getString("triggered_by"),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

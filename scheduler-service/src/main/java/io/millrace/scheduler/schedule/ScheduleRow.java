package io.millrace.scheduler.schedule;

import io.millrace.scheduler.engine.StoredJson;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Reads rows of process_schedule. */
final class ScheduleRow {

    static final String COLUMNS =
            """
            s.tenant, s.spid, s.batch_name, s.parameters, s.quartz_def, s.start_date, s.end_date, s.run_once,
            s.retry_count, s.worker, s.created_by, s.traceparent, s.paused, s.due, s.by_cron, now() as now
            """;

    private ScheduleRow() {}

    static Schedule read(Row row) {
        return new Schedule(
                row.getString("tenant"),
                row.getUUID("spid"),
                row.getString("batch_name"),
                StoredJson.readParameters(row.getString("parameters")),
                row.getString("quartz_def"),
                date(row.getString("start_date")),
                date(row.getString("end_date")),
                row.getBoolean("run_once"),
                row.getInteger("retry_count"),
                row.getString("worker"),
                row.getString("created_by"),
                row.getString("traceparent"),
                row.getBoolean("paused"),
                instant(row, "due"),
                row.getBoolean("by_cron"));
    }

    /** The database's clock, as the statement saw it. */
    static Instant now(Row row) {
        return row.getOffsetDateTime("now").toInstant();
    }

    static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable LocalDateTime date(@Nullable String text) {
        return text == null ? null : LocalDates.parse(text);
    }
}

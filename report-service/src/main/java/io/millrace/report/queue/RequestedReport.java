package io.millrace.report.queue;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands.
 *
 * @param rows written so far, without the header
 * @param sizeBytes of the file
 * @param objectKey where the file is, or is to be
 * @param message why it failed, or null
 * @param traceparent of the request that asked for it, or null
 */
public record RequestedReport(
        String tenant,
        long id,
        String reportCode,
        String requestedBy,
        RequestStatus status,
        long rows,
        long sizeBytes,
        @Nullable String objectKey,
        @Nullable String message,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String traceparent) {

    static final String COLUMNS =
            "tenant, id, report_code, requested_by, status, row_count, size_bytes, object_key, message,"
                    + " requested_at, started_at, ended_at, traceparent";

    static RequestedReport of(Row row) {
        return new RequestedReport(
                row.getString("tenant"),
                row.getLong("id"),
                row.getString("report_code"),
                row.getString("requested_by"),
                RequestStatus.valueOf(row.getString("status")),
                row.getLong("row_count"),
                row.getLong("size_bytes"),
                row.getString("object_key"),
                row.getString("message"),
                row.getOffsetDateTime("requested_at").toInstant(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")),
                row.getString("traceparent"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

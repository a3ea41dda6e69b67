package io.millrace.migration.catalog;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An export or import as its row says.
 *
 * @param definition what is exported or imported, as JSON
 * @param reason why it failed, else null
 * @param step name of what is being done, else null
 * @param done objects of {@code total} that the step is through with
 * @param bundle null before there is one
 */
public record Migration(
        MigrationKey key,
        String definition,
        MigrationStatus status,
        @Nullable String reason,
        String createdBy,
        Instant createdAt,
        @Nullable String triggeredBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String step,
        int done,
        int total,
        @Nullable BundleFile bundle) {

    static final String COLUMNS =
            """
            tenant, kind, code, definition, status, reason, created_by, created_at, triggered_by, started_at,
            ended_at, step, done, total, file_id, file_name, size_bytes, sha256, format_version\
            """;

    /**
     * The bundle that was written or read.
     *
     * @param size in bytes
     * @param sha256 of the file, in hexadecimal
     */
    public record BundleFile(
            long fileId, String fileName, long size, String sha256, int formatVersion) {}

    static Migration of(Row row) {
        return new Migration(
                new MigrationKey(
                        row.getString("tenant"),
                        MigrationKind.valueOf(row.getString("kind")),
                        row.getString("code")),
                row.getString("definition"),
                MigrationStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("triggered_by"),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")),
                row.getString("step"),
                row.getInteger("done"),
                row.getInteger("total"),
                bundle(row));
    }

    static List<Migration> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Migration::of).toList();
    }

    private static @Nullable BundleFile bundle(Row row) {
        Long fileId = row.getLong("file_id");
        return fileId == null
                ? null
                : new BundleFile(
                        fileId,
                        row.getString("file_name"),
                        row.getLong("size_bytes"),
                        row.getString("sha256"),
                        row.getInteger("format_version"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

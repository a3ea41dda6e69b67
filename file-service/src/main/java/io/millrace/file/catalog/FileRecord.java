package io.millrace.file.catalog;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is recorded.
 *
 * @param prefix empty for none
 * @param size in bytes, as announced
 * @param storedAt null before its bytes came
 * @param uploadId of a multipart upload, else null
 * @param partSize of a multipart upload, else 0
 */
public record FileRecord(
        FileKey key,
        String prefix,
        String name,
        long size,
        String mimeType,
        String objectKey,
        String createdBy,
        Instant createdAt,
        FileState state,
        @Nullable Instant storedAt,
        @Nullable String uploadId,
        long partSize) {

    /** What {@link #of} reads, of table {@code file}, which must go by the name {@code f}. */
    public static final String COLUMNS =
            """
            f.tenant, f.id, f.prefix, f.name, f.size_bytes, f.mime_type, f.object_key, f.created_by,
            f.created_at, f.state, f.stored_at, f.upload_id, f.part_bytes\
            """;

    public static FileRecord of(Row row) {
        Long partSize = row.getLong("part_bytes");
        return new FileRecord(
                new FileKey(row.getString("tenant"), row.getLong("id")),
                row.getString("prefix"),
                row.getString("name"),
                row.getLong("size_bytes"),
                row.getString("mime_type"),
                row.getString("object_key"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                FileState.valueOf(row.getString("state")),
                instant(row.getOffsetDateTime("stored_at")),
                row.getString("upload_id"),
                partSize == null ? 0 : partSize);
    }

    public static List<FileRecord> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(FileRecord::of).toList();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

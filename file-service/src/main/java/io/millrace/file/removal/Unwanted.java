package io.millrace.file.removal;

import io.millrace.file.catalog.FileKey;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A record whose object must go.
 *
 * @param uploadId of a multipart upload that may still be open, or null
 */
record Unwanted(FileKey key, String objectKey, @Nullable String uploadId) {

    static Unwanted of(Row row) {
        return new Unwanted(
                new FileKey(row.getString("tenant"), row.getLong("id")),
                row.getString("object_key"),
                row.getString("upload_id"));
    }
}

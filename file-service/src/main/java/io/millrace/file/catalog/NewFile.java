package io.millrace.file.catalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A file to be announced.
 *
 * @param openFor how long bytes may come under its key
 * @param lookAfter when the store is first asked for it
 * @param uploadId of a multipart upload, else null
 * @param partSize of a multipart upload, else null
 */
public record NewFile(
        String tenant,
        String prefix,
        String name,
        long size,
        String mimeType,
        String objectKey,
        String createdBy,
        Duration openFor,
        Duration lookAfter,
        @Nullable String uploadId,
        @Nullable Long partSize) {}

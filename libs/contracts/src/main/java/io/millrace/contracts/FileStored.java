package io.millrace.contracts;

import java.time.Instant;

/**
 * A file's bytes are there, as many as announced.
 *
 * @param fileId unique over all tenants
 * @param prefix empty for none
 * @param createdBy remote user who asked for the upload
 * @param storedAt when its bytes were found
 */
public record FileStored(
        long fileId,
        String fileName,
        String prefix,
        long sizeBytes,
        String mimeType,
        String createdBy,
        Instant storedAt) {}

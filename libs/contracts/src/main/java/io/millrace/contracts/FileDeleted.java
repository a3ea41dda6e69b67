package io.millrace.contracts;

import java.time.Instant;

/**
 * A file was deleted. It repeats what was said when the file was stored, so that it can be read
 * alone.
 *
 * @param fileId unique over all tenants
 * @param prefix empty for none
 * @param createdBy remote user who asked for the upload
 * @param storedAt when its bytes were found
 * @param deletedBy remote user
 */
public record FileDeleted(
        long fileId,
        String fileName,
        String prefix,
        long sizeBytes,
        String mimeType,
        String createdBy,
        Instant storedAt,
        String deletedBy,
        Instant deletedAt) {}

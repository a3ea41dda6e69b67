package io.millrace.report.feed;

import io.millrace.contracts.FileDeleted;
import io.millrace.contracts.FileStored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file, as it was told when it was stored or deleted: either event says all of it. */
record FileNews(
        long fileId,
        String fileName,
        String prefix,
        long sizeBytes,
        String mimeType,
        String createdBy,
        Instant storedAt,
        @Nullable Instant deletedAt) {

    static FileNews of(FileStored file) {
        return new FileNews(
                file.fileId(),
                file.fileName(),
                file.prefix(),
                file.sizeBytes(),
                file.mimeType(),
                file.createdBy(),
                file.storedAt(),
                null);
    }

    static FileNews of(FileDeleted file) {
        return new FileNews(
                file.fileId(),
                file.fileName(),
                file.prefix(),
                file.sizeBytes(),
                file.mimeType(),
                file.createdBy(),
                file.storedAt(),
                file.deletedAt());
    }
}

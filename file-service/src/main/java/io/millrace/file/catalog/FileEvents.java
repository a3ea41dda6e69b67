package io.millrace.file.catalog;

import io.millrace.contracts.Events;
import io.millrace.contracts.FileDeleted;
import io.millrace.contracts.FileStored;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Words what happened to a file. */
@ApplicationScoped
class FileEvents {

    private final EventWriter writer;
    private final Clock clock;

    FileEvents(EventWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    OutboxEvent stored(FileRecord file) {
        return writer.write(
                Events.FILE_STORED,
                file.key().tenant(),
                aggregate(file),
                new FileStored(
                        file.key().id(),
                        file.name(),
                        file.prefix(),
                        file.size(),
                        file.mimeType(),
                        file.createdBy(),
                        storedAt(file)));
    }

    OutboxEvent deleted(FileRecord file, String user) {
        return writer.write(
                Events.FILE_DELETED,
                file.key().tenant(),
                aggregate(file),
                new FileDeleted(
                        file.key().id(),
                        file.name(),
                        file.prefix(),
                        file.size(),
                        file.mimeType(),
                        file.createdBy(),
                        storedAt(file),
                        user,
                        clock.instant()));
    }

    private static String aggregate(FileRecord file) {
        return Long.toString(file.key().id());
    }

    private Instant storedAt(FileRecord file) {
        Instant storedAt = file.storedAt();
        return storedAt == null ? clock.instant() : storedAt;
    }
}

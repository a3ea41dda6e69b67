package io.millrace.file.multipart;

import io.millrace.file.catalog.FileKey;
import io.millrace.file.catalog.FileRecord;
import io.millrace.file.catalog.FileState;
import io.millrace.file.catalog.Files;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Records of files that come in parts. */
@ApplicationScoped
class OpenFiles {

    /** From now on the store is asked for it, also if nobody lives to do so. */
    private static final String EXPECT =
            """
            UPDATE file SET look_at = least(look_at, now() + interval '5 seconds')
            WHERE tenant = $1 AND id = $2 AND state = 'ANNOUNCED'
            """;

    private static final String GIVE_UP =
            """
            UPDATE file SET state = 'EXPIRED', look_at = now()
            WHERE tenant = $1 AND id = $2 AND state = 'ANNOUNCED'
            """;

    private final Pool pool;
    private final Files files;

    OpenFiles(Pool pool, Files files) {
        this.pool = pool;
        this.files = files;
    }

    /** The record, whether its parts are still coming or have come. */
    Uni<FileRecord> find(FileKey key) {
        return files.find(key)
                .map(found -> found.filter(OpenFiles::isAlive).orElseThrow(() -> unknown(key)))
                .invoke(OpenFiles::requireParts);
    }

    /** The record while parts may come. */
    Uni<FileRecord> findOpen(FileKey key) {
        return find(key).invoke(OpenFiles::requireOpen);
    }

    Uni<Void> expect(FileKey key) {
        return pool.preparedQuery(EXPECT)
                .execute(Tuple.of(key.tenant(), key.id()))
                .replaceWithVoid();
    }

    /** Gives it up, unless it was completed a moment ago. */
    Uni<Void> giveUp(FileRecord file) {
        return pool.preparedQuery(GIVE_UP)
                .execute(Tuple.of(file.key().tenant(), file.key().id()))
                .invoke(changed -> {
                    if (changed.rowCount() == 0) {
                        throw refused(file, "is complete, or was aborted already.");
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isAlive(FileRecord file) {
        return file.state() == FileState.ANNOUNCED || file.state() == FileState.STORED;
    }

    private static void requireParts(FileRecord file) {
        if (file.uploadId() == null) {
            throw refused(file, "is not uploaded in parts.");
        }
    }

    private static void requireOpen(FileRecord file) {
        if (file.state() != FileState.ANNOUNCED) {
            throw refused(file, "is complete.");
        }
    }

    private static FileRefused refused(FileRecord file, String why) {
        return new FileRefused(RefusalCode.BAD_REQUEST, "File " + file.key().id() + " " + why);
    }

    private static FileRefused unknown(FileKey key) {
        return FileRefused.unknown("File " + key.id() + " does not exist.");
    }
}

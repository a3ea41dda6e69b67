package io.millrace.file.catalog;

import io.millrace.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Changes the state of files, and tells of it in the same transaction. Rows are locked in the order
 * of their keys, so that two changes of the same files do not block each other for ever.
 */
@ApplicationScoped
public class FileChanges {

    private static final String STORE =
            """
            WITH arrived AS (
              SELECT f.tenant, f.id FROM file f
              JOIN unnest($1::text[], $2::bigint[]) AS a(tenant, id) USING (tenant, id)
              WHERE f.state = 'ANNOUNCED' ORDER BY f.tenant, f.id FOR UPDATE OF f)
            UPDATE file f SET state = 'STORED', stored_at = now(), look_at = NULL
            FROM arrived a WHERE f.tenant = a.tenant AND f.id = a.id
            RETURNING
            """
                    + FileRecord.COLUMNS;

    /** A failed one stays a day, so that it can be told what became of it. */
    private static final String FAIL =
            """
            UPDATE file f SET state = 'FAILED', stored_bytes = $3, look_at = now(),
              open_until = greatest(open_until, now() + interval '1 day')
            WHERE f.tenant = $1 AND f.id = $2 AND f.state = 'ANNOUNCED'
            """;

    private static final String EXPIRE =
            """
            UPDATE file f SET state = 'EXPIRED', look_at = now()
            FROM unnest($1::text[], $2::bigint[]) AS a(tenant, id)
            WHERE f.tenant = a.tenant AND f.id = a.id AND f.state = 'ANNOUNCED'
            """;

    private static final String DELETE =
            """
            WITH doomed AS (
              SELECT d.tenant, d.id FROM file d
              WHERE d.tenant = $1 AND d.state = 'STORED' AND %s
              ORDER BY d.id LIMIT $2 FOR UPDATE)
            UPDATE file f SET state = 'DELETED', look_at = now()
            FROM doomed d WHERE f.tenant = d.tenant AND f.id = d.id
            RETURNING
            """
                    + FileRecord.COLUMNS;

    private final Pool pool;
    private final Outbox outbox;
    private final FileEvents events;

    FileChanges(Pool pool, Outbox outbox, FileEvents events) {
        this.pool = pool;
        this.outbox = outbox;
        this.events = events;
    }

    /** Runs work in a transaction, and has its events sent once it is committed. */
    public <T> Uni<T> transact(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).invoke(outbox::wake);
    }

    /** The bytes of these are there. */
    public Uni<List<FileRecord>> store(List<FileKey> files) {
        return files.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transact(transaction ->
                        transaction
                                .preparedQuery(STORE)
                                .execute(columns(files))
                                .map(FileRecord::all)
                                .call(stored -> tellStored(transaction, stored)));
    }

    private Uni<Void> tellStored(SqlConnection transaction, List<FileRecord> stored) {
        return outbox.append(transaction, stored.stream().map(events::stored).toList());
    }

    /** Other bytes came than were announced. */
    public Uni<Void> fail(Map<FileKey, Long> sizes) {
        if (sizes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows =
                sizes.entrySet().stream()
                        .map(each ->
                                Tuple.of(
                                        each.getKey().tenant(),
                                        each.getKey().id(),
                                        each.getValue()))
                        .toList();
        return pool.preparedQuery(FAIL).executeBatch(rows).replaceWithVoid();
    }

    /** Nothing came in time. */
    public Uni<Void> expire(List<FileKey> files) {
        return files.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(EXPIRE).execute(columns(files)).replaceWithVoid();
    }

    /**
     * Deletes files in the transaction.
     *
     * @param which a condition on {@code d}, whose parameters are numbered from 3
     * @param limit files at most
     */
    public Uni<List<FileRecord>> delete(
            SqlConnection transaction, Doomed which, String user, int limit) {
        return transaction
                .preparedQuery(DELETE.formatted(which.condition()))
                .execute(which.parameters(limit))
                .map(FileRecord::all)
                .call(deleted ->
                        outbox.append(
                                transaction,
                                deleted.stream().map(file -> events.deleted(file, user)).toList()));
    }

    private static Tuple columns(List<FileKey> files) {
        return Tuple.of(
                files.stream().map(FileKey::tenant).toArray(String[]::new),
                files.stream().map(FileKey::id).toArray(Long[]::new));
    }
}

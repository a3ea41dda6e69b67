package io.millrace.file;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The tables, as a test looks at them. */
final class Rows {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Rows() {}

    static List<Row> query(Pool pool, String sql) {
        return StreamSupport.stream(
                        pool.query(sql).execute().await().atMost(LIMIT).spliterator(), false)
                .toList();
    }

    static long count(Pool pool, String condition) {
        return query(pool, "SELECT count(*) FROM file WHERE " + condition).getFirst().getLong(0);
    }

    /** The state of a record; "gone" where there is none. */
    static String state(Pool pool, long id) {
        return query(pool, "SELECT state FROM file WHERE id = " + id).stream()
                .findFirst()
                .map(row -> row.getString(0))
                .orElse("gone");
    }

    static String objectKey(Pool pool, long id) {
        return query(pool, "SELECT object_key FROM file WHERE id = " + id).getFirst().getString(0);
    }

    /** Everything there is of a tenant, to see that nothing has changed. */
    static String of(Pool pool, String tenant) {
        return query(
                        pool,
                        "SELECT id, name, prefix, state FROM file WHERE tenant = '"
                                + tenant
                                + "' ORDER BY id")
                .stream()
                .map(Row::toJson)
                .toList()
                .toString();
    }
}

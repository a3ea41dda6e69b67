package io.millrace.file.arrival;

import io.millrace.file.catalog.FileKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An announced file whose bytes are looked for.
 *
 * @param size in bytes, as announced
 * @param overdue whether it is given up unless it is there now
 */
record Awaited(FileKey key, String objectKey, long size, boolean overdue) {

    static List<Awaited> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Awaited::of).toList();
    }

    private static Awaited of(Row row) {
        return new Awaited(
                new FileKey(row.getString("tenant"), row.getLong("id")),
                row.getString("object_key"),
                row.getLong("size_bytes"),
                row.getBoolean("overdue"));
    }
}

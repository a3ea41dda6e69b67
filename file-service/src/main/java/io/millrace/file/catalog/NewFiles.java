package io.millrace.file.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records announced files, any number in one statement. */
public final class NewFiles {

    private static final String INSERT =
            """
            INSERT INTO file (tenant, prefix, name, size_bytes, mime_type, object_key, created_by,
              upload_id, part_bytes, created_at, state, open_until, look_at)
            SELECT t, p, n, s, m, k, u, i, b, now(), 'ANNOUNCED',
              now() + make_interval(secs => o), now() + make_interval(secs => l)
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[],
              $7::text[], $8::text[], $9::bigint[], $10::float8[], $11::float8[])
              AS announced(t, p, n, s, m, k, u, i, b, o, l)
            RETURNING id, object_key, created_at
            """;

    private NewFiles() {}

    /** The records, in the order of the files. */
    public static Uni<List<Announced>> insert(SqlClient client, List<NewFile> files) {
        return client.preparedQuery(INSERT)
                .execute(columnsOf(files))
                .map(rows -> match(files, rows));
    }

    private static List<Announced> match(List<NewFile> files, RowSet<Row> rows) {
        Map<String, Row> byKey = HashMap.newHashMap(files.size());
        rows.forEach(row -> byKey.put(row.getString("object_key"), row));
        return files.stream().map(file -> announced(file, byKey.get(file.objectKey()))).toList();
    }

    private static Announced announced(NewFile file, @Nullable Row row) {
        Row made = Objects.requireNonNull(row);
        return new Announced(
                file, made.getLong("id"), made.getOffsetDateTime("created_at").toInstant());
    }

    private static Tuple columnsOf(List<NewFile> files) {
        List<Object> columns = new ArrayList<>();
        columns.add(column(files, NewFile::tenant, new String[0]));
        columns.add(column(files, NewFile::prefix, new String[0]));
        columns.add(column(files, NewFile::name, new String[0]));
        columns.add(column(files, NewFile::size, new Long[0]));
        columns.add(column(files, NewFile::mimeType, new String[0]));
        columns.add(column(files, NewFile::objectKey, new String[0]));
        columns.add(column(files, NewFile::createdBy, new String[0]));
        columns.add(column(files, NewFile::uploadId, new String[0]));
        columns.add(column(files, NewFile::partSize, new Long[0]));
        columns.add(column(files, file -> (double) file.openFor().toSeconds(), new Double[0]));
        columns.add(column(files, file -> (double) file.lookAfter().toSeconds(), new Double[0]));
        return Tuple.from(columns);
    }

    private static <T> T[] column(
            List<NewFile> files, Function<NewFile, ? extends T> value, T[] type) {
        List<T> values = new ArrayList<>(files.size());
        files.forEach(file -> values.add(value.apply(file)));
        return values.toArray(type);
    }
}

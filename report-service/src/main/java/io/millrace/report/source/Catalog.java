package io.millrace.report.source;

import io.millrace.report.table.ColumnType;
import io.millrace.report.table.ReportColumn;
import io.millrace.report.table.ReportTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a database says of its views. */
final class Catalog {

    private static final String COLUMNS =
            """
            SELECT n.nspname, c.relname, a.attname, coalesce(b.typname, t.typname)
            FROM (
                SELECT c.oid, c.relname, c.relnamespace FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY (?) AND lower(c.relname) = lower(?)
                    AND (?::text IS NULL OR n.nspname = ?::text) AND c.relkind IN ('v', 'm', 'r', 'p', 'f')
                ORDER BY c.relname <> ?, array_position(?, n.nspname::text) LIMIT 1) c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_type b ON b.oid = t.typbasetype AND t.typtype = 'd'
            ORDER BY a.attnum
            """;

    private Catalog() {}

    /**
     * @param view with or without its schema
     * @param schemas those allowed, in the order in which they are searched
     */
    static Optional<ReportTable> find(Connection connection, String view, List<String> schemas)
            throws SQLException {
        int dot = view.indexOf('.');
        String schema = dot < 0 ? null : view.substring(0, dot);
        String name = view.substring(dot + 1);
        try (PreparedStatement columns = connection.prepareStatement(COLUMNS)) {
            var allowed = connection.createArrayOf("text", schemas.toArray());
            columns.setArray(1, allowed);
            columns.setString(2, name);
            columns.setString(3, schema);
            columns.setString(4, schema);
            columns.setString(5, name);
            columns.setArray(6, allowed);
            return read(columns);
        }
    }

    private static Optional<ReportTable> read(PreparedStatement query) throws SQLException {
        List<ReportColumn> columns = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            String schema = "";
            String name = "";
            while (rows.next()) {
                schema = rows.getString(1);
                name = rows.getString(2);
                var type = ColumnType.ofPostgres(rows.getString(4));
                columns.add(new ReportColumn(rows.getString(3), type));
            }
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ReportTable(schema, name, columns));
        }
    }
}

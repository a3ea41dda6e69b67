package io.millrace.report.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the store: rows are put in, or put over those that are there, many at once.
 *
 * @param keys how many of the columns, from the first, are the primary key
 */
record StoreTable<T>(String name, int keys, List<Column<T>> columns) {

    /** Writes the rows, of which no two have the same key. */
    void write(Connection transaction, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(upsert())) {
            for (int i = 0; i < columns.size(); i++) {
                var texts = columns.get(i).textsOf(rows);
                statement.setArray(i + 1, transaction.createArrayOf("text", texts));
            }
            statement.executeUpdate();
        }
    }

    private String upsert() {
        String unchanged = keys == columns.size() ? "NOTHING" : "UPDATE SET " + assignments();
        return "INSERT INTO %s (%s) SELECT * FROM unnest(%s) ON CONFLICT (%s) DO %s"
                .formatted(name, names(0), casts(), keyNames(), unchanged);
    }

    private String casts() {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", "));
    }

    private String names(int from) {
        return columns.stream().skip(from).map(Column::name).collect(Collectors.joining(", "));
    }

    private String keyNames() {
        return columns.stream().limit(keys).map(Column::name).collect(Collectors.joining(", "));
    }

    private String assignments() {
        return columns.stream()
                .skip(keys)
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
    }
}

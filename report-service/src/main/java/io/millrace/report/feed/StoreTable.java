package io.millrace.report.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the store: rows are put in, or put over those that are there, many at once. What was
 * told before that which is there changes nothing; {@link Told#or} is the same within a batch.
 *
 * @param keys how many of the columns, from the first, are the primary key
 */
record StoreTable<D>(String name, int keys, List<Column<Told<D>>> columns) {

    StoreTable {
        List<Column<Told<D>>> all = new ArrayList<>(columns);
        all.add(Column.moment("told_at", Told::at));
        all.add(Column.number("told_order", Told::order));
        columns = List.copyOf(all);
    }

    /** Writes the rows, of which no two have the same key. */
    void write(Connection transaction, List<Told<D>> rows) throws SQLException {
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
        return """
        INSERT INTO %s AS there (%s) SELECT * FROM unnest(%s) ON CONFLICT (%s) DO UPDATE SET %s
        WHERE excluded.told_at >= there.told_at OR excluded.told_order > there.told_order
        """
                .formatted(name, names(), casts(), keyNames(), assignments());
    }

    private String casts() {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", "));
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
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

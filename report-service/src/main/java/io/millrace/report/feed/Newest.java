package io.millrace.report.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest word on each thing of one table, of a batch of events in their order. */
final class Newest<T> {

    private final StoreTable<T> table;
    private final Map<List<String>, T> rows = new LinkedHashMap<>();

    Newest(StoreTable<T> table) {
        this.table = table;
    }

    void put(T row) {
        rows.put(keyOf(row), row);
    }

    private List<String> keyOf(T row) {
        return table.columns().stream()
                .limit(table.keys())
                .map(column -> String.valueOf(column.value().apply(row)))
                .toList();
    }

    void write(Connection transaction) throws SQLException {
        table.write(transaction, new ArrayList<>(rows.values()));
    }
}

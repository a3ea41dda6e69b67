package io.millrace.report.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest word on each thing of one table, of a batch of events in their order. */
final class Newest<D> {

    private final StoreTable<D> table;
    private final Map<List<String>, Told<D>> rows = new LinkedHashMap<>();

    Newest(StoreTable<D> table) {
        this.table = table;
    }

    void put(Told<D> row) {
        rows.merge(keyOf(row), row, Told::or);
    }

    private List<String> keyOf(Told<D> row) {
        return table.columns().stream()
                .limit(table.keys())
                .map(column -> String.valueOf(column.value().apply(row)))
                .toList();
    }

    void write(Connection transaction) throws SQLException {
        table.write(transaction, new ArrayList<>(rows.values()));
    }
}

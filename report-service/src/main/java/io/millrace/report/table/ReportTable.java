package io.millrace.report.table;

import java.util.List;
import java.util.Optional;

/**
 * A view, as the catalog of its database describes it.
 *
 * @param columns those that a report may show, in their order
 */
public record ReportTable(String schema, String name, List<ReportColumn> columns) {

    /** The column of that name; case counts only where two names differ in nothing else. */
    public Optional<ReportColumn> column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .or(() ->
                        columns.stream()
                                .filter(column -> column.name().equalsIgnoreCase(wanted))
                                .findFirst());
    }

    /** The view in a statement. */
    public String sql() {
        return Identifier.quoted(schema) + "." + Identifier.quoted(name);
    }
}

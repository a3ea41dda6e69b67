package io.millrace.report.table;

/**
 * One column of a view.
 *
 * @param name as the database spells it
 */
public record ReportColumn(String name, ColumnType type) {

    /** The column in a statement, as its own type or as text. */
    public String sql() {
        String quoted = Identifier.quoted(name);
        return type == ColumnType.OTHER ? quoted + "::text" : quoted;
    }
}

package io.millrace.report.query;

import io.millrace.report.table.Identifier;
import io.millrace.report.table.ReportColumn;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a column so that it comes out as the file is to hold it. */
@ApplicationScoped
class CsvColumns {

    private final boolean guards;

    CsvColumns(CsvSettings settings) {
        this.guards = settings.formulaGuard();
    }

    String sql(ReportColumn column) {
        return value(column) + " AS " + Identifier.quoted(column.name());
    }

    private String value(ReportColumn column) {
        String name = column.sql();
        return switch (column.type()) {
            case TEXT, OTHER -> guards ? guarded(name) : name;
            case INTEGER, NUMBER, DATE -> name;
            case FLOAT -> name + "::numeric";
            case BOOLEAN -> name + "::text";
            case INSTANT -> iso("(" + name + " AT TIME ZONE 'UTC')");
            case LOCAL -> iso(name);
        };
    }

    private static String guarded(String text) {
        return "CASE WHEN ascii(%1$s) IN (9, 10, 13, 43, 45, 61, 64) THEN '''' || %1$s ELSE %1$s END"
                .formatted(text);
    }

    /** ISO 8601 of a time in UTC; to_char does the same and takes several times as long. */
    private static String iso(String timestamp) {
        return "replace(" + timestamp + "::text, ' ', 'T') || 'Z'";
    }
}

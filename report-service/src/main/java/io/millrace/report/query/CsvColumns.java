package io.millrace.report.query;

import io.millrace.report.table.Identifier;
import io.millrace.report.table.ReportColumn;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a column so that it comes out as the file is to hold it. */
@ApplicationScoped
class CsvColumns {

    /** As {@link #guarded} has them. */
    private static final String FORMULA_STARTS = "\t\n\r+-=@";

    private final boolean guards;

    CsvColumns(CsvSettings settings) {
        this.guards = settings.formulaGuard();
    }

    String sql(ReportColumn column) {
        return value(column) + " AS " + Identifier.quoted(header(column.name()));
    }

    private String value(ReportColumn column) {
        String name = column.sql();
        return switch (column.type()) {
            case TEXT, OTHER -> guards ? guarded(name) : name;
            case INTEGER, NUMBER -> name;
            case DATE -> isoDate(name);
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

    /** Names are the user's, as values are. */
    private String header(String name) {
        return guards && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    }

    /** ISO 8601 of a time in UTC; to_char does the same and takes several times as long. */
    private static String iso(String timestamp) {
        return ofCommonEra(timestamp, "replace(" + timestamp + "::text, ' ', 'T') || 'Z'", "'Z'");
    }

    private static String isoDate(String date) {
        return ofCommonEra(date, date + "::text", "''");
    }

    /**
     * The year before 1 is 0 in ISO 8601, and the one before that -1. It has no word for times
     * without end: they stay as PostgreSQL has them, {@code infinity} and {@code -infinity}.
     */
    private static String ofCommonEra(String time, String usual, String end) {
        return """
        CASE WHEN %1$s >= '0001-01-01' AND %1$s < 'infinity' THEN %2$s \
        WHEN isfinite(%1$s) THEN to_char(extract(year FROM %1$s) + 1, 'FM0000') \
        || replace(substring(%1$s::text FROM '^[0-9]+(.*) BC$'), ' ', 'T') || %3$s \
        ELSE %1$s::text END\
        """
                .formatted(time, usual, end);
    }
}

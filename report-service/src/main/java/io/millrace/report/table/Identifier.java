package io.millrace.report.table;

/** Names of the catalog, as they stand in a statement. */
public final class Identifier {

    private Identifier() {}

    /** In double quotes, so that nothing in the name means anything. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

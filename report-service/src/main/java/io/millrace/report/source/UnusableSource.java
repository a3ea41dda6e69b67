package io.millrace.report.source;

/**
 * The data source answers and refuses: somebody must mend the source, its user or the view before
 * it can be read. Says which source and what kind of fault, and no word of the server's own.
 */
public final class UnusableSource extends RuntimeException {

    UnusableSource(String dataSource, String fault, Throwable cause) {
        super("the data source " + dataSource + " " + fault, cause);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

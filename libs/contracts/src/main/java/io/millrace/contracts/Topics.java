package io.millrace.contracts;

/** Names of the topics; each is written by one service. */
public final class Topics {

    /** Runs and tasks; key is the run. Written by the scheduler. */
    public static final String RUNS = "millrace.runs";

    /** Callbacks; key is the job. Written by the callback service. */
    public static final String JOBS = "millrace.jobs";

    /** Files; key is the file. Written by the file service. */
    public static final String FILES = "millrace.files";

    /** Reports; key is the request. Written by the report service. */
    public static final String REPORTS = "millrace.reports";

    /** Exports and imports; key is kind and code. Written by the migration service. */
    public static final String MIGRATIONS = "millrace.migrations";

    /** Bounces; key is the execution. Written by the bounce service. */
    public static final String BOUNCES = "millrace.bounces";

    /**
     * Header of every record: a decimal number, larger than that of every earlier event of the key,
     * and the same whenever the event is delivered again.
     */
    public static final String ORDER = "millrace-order";

    private Topics() {}
}

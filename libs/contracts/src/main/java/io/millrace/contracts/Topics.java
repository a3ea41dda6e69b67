package io.millrace.contracts;

/** Names of the topics; each is written by one service. */
public final class Topics {

    /** Runs and tasks; key is the run. Written by the scheduler. */
    public static final String RUNS = "millrace.runs";

    /** Callbacks; key is the job. Written by the callback service. */
    public static final String JOBS = "millrace.jobs";

    /** Files; key is the file. Written by the file service. */
    public static final String FILES = "millrace.files";

    private Topics() {}
}

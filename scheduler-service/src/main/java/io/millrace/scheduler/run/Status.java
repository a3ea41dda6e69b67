package io.millrace.scheduler.run;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the outside is told of a run or a task: the word and the code of the external scheduler
 * guide.
 */
public enum Status {
    SUCCESSFUL("SUCCESSFUL", 0),
    FAILED("FAILED", -1),
    INTERRUPTED("INTERRUPTED", -2),
    NOT_STARTED("NOT-STARTED", 1),
    ONGOING("ON-GOING", 2),
    ABORTED("ABORTED", 3),
    EXCLUDED("EXCLUDED", 4),
    HELD("HELD", 5);

    private final String word;
    private final int code;

    Status(String word, int code) {
        this.word = word;
        this.code = code;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** All response values are strings, the code too. */
    public String code() {
        return Integer.toString(code);
    }
}

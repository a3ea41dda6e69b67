package io.millrace.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** State of a run or a task, in the words and codes of the contract. */
public enum RunStatus {
    SUCCESSFUL("SUCCESSFUL", 0),
    FAILED("FAILED", -1),
    INTERRUPTED("INTERRUPTED", -2),
    NOT_STARTED("NOT-STARTED", 1),
    ON_GOING("ON-GOING", 2),
    ABORTED("ABORTED", 3),
    EXCLUDED("EXCLUDED", 4),
    HELD("HELD", 5);

    private final String word;
    private final int code;

    RunStatus(String word, int code) {
        this.word = word;
        this.code = code;
    }

    /** As it is spelt outside, such as {@code ON-GOING}. */
    @JsonValue
    public String word() {
        return word;
    }

    public int code() {
        return code;
    }

    @JsonCreator
    public static RunStatus ofWord(String word) {
        for (RunStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status: " + word);
    }
}

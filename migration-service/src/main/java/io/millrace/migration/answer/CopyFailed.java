package io.millrace.migration.answer;

import io.millrace.migration.catalog.MigrationKind;

/** A copy that could not be saved for no fault of the caller's. */
public final class CopyFailed extends RuntimeException {

    private final Answer answer;

    /**
     * @param newCode as it was sent, empty if none
     */
    public CopyFailed(MigrationKind kind, String newCode, Throwable cause) {
        super("copy to " + newCode, cause);
        this.answer = Answers.copyFault(kind).forCopy(newCode);
    }

    Answer answer() {
        return answer;
    }
}

package io.millrace.migration.answer;

/** Ends a request with one of the printed refusals. */
public final class MigrationRefused extends RuntimeException {

    private static final int BAD_REQUEST = 400;

    private final int httpStatus;
    private final Answer answer;

    public MigrationRefused(Answer answer) {
        this(BAD_REQUEST, answer);
    }

    /** One whose HTTP status is not that of the printed refusals. */
    public MigrationRefused(int httpStatus, Answer answer) {
        super(answer.statusCode() + ": " + answer.errorMessage(), null, false, false);
        this.httpStatus = httpStatus;
        this.answer = answer;
    }

    int httpStatus() {
        return httpStatus;
    }

    public Answer answer() {
        return answer;
    }
}

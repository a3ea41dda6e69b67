package io.millrace.migration.answer;

/** Ends a request with one of the printed refusals. */
public final class MigrationRefused extends RuntimeException {

    private final Answer answer;

    public MigrationRefused(Answer answer) {
        super(answer.statusCode() + ": " + answer.errorMessage(), null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}

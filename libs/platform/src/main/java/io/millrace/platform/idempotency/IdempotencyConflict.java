package io.millrace.platform.idempotency;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemException;

/** A key that cannot be worked with: 422 for another body, 409 while the first is running. */
public final class IdempotencyConflict extends ProblemException {

    private IdempotencyConflict(int status, String detail) {
        super(Problem.of(status, detail));
    }

    public static IdempotencyConflict reused() {
        return new IdempotencyConflict(
                422, "This Idempotency-Key was used for another request already.");
    }

    public static IdempotencyConflict inUse() {
        return new IdempotencyConflict(
                409, "The first request with this Idempotency-Key is still running.");
    }
}

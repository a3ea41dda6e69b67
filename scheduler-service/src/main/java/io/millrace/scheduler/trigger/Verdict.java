package io.millrace.scheduler.trigger;

import io.millrace.platform.idempotency.Claim;
import io.millrace.platform.idempotency.IdempotencyConflict;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.scheduler.run.BatchRunId;

/** What became of one trigger among those that shared a commit. */
sealed interface Verdict {

    record Started(BatchRunId id) implements Verdict {}

    /** The definition was replaced, or the id is taken: to be planned anew. */
    record Outdated() implements Verdict {}

    /** Its key was answered before. */
    record Replayed(StoredAnswer answer) implements Verdict {}

    /** Its key cannot be worked with. */
    record Conflict(IdempotencyConflict conflict) implements Verdict {}

    /** The verdict on a key that is not fresh. */
    static Verdict of(Claim claim) {
        return switch (claim) {
            case Claim.Replay(var answer) -> new Replayed(answer);
            case Claim.Reused _ -> new Conflict(IdempotencyConflict.reused());
            case Claim.InUse _ -> new Conflict(IdempotencyConflict.inUse());
            case Claim.Fresh _ -> throw new IllegalArgumentException("a fresh key has no verdict");
        };
    }
}

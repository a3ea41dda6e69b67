package io.millrace.scheduler.trigger;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.scheduler.engine.NewRun;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Optional;

/** A trigger that waits for its commit. Equal to none but itself. */
final class Pending {

    private final NewRun run;
    private final Optional<Once> once;
    private final UniEmitter<? super Verdict> caller;

    Pending(NewRun run, Optional<Once> once, UniEmitter<? super Verdict> caller) {
        this.run = run;
        this.once = once;
        this.caller = caller;
    }

    NewRun run() {
        return run;
    }

    Optional<Once> once() {
        return once;
    }

    UniEmitter<? super Verdict> caller() {
        return caller;
    }

    Optional<IdempotencyKey> key() {
        return once.map(Once::key);
    }
}

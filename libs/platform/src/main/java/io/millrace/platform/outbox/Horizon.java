package io.millrace.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Below which id there is most likely nothing left, so that a pass need not walk over all the rows
 * that are deleted and not yet vacuumed. A transaction that committed late is found at the next
 * poll, which looks from the beginning.
 */
@ApplicationScoped
class Horizon {

    private final Clock clock;
    private final Duration wholeEvery;
    private volatile long sentBelow;
    private volatile Instant lastWhole = Instant.EPOCH;

    @Inject
    Horizon(Clock clock, OutboxSettings settings) {
        this.clock = clock;
        this.wholeEvery = settings.poll();
    }

    /** The id to look behind. */
    long current() {
        Instant now = clock.instant();
        if (lastWhole.plus(wholeEvery).isAfter(now)) {
            return sentBelow;
        }
        lastWhole = now;
        return 0;
    }

    /** A batch was sent, whole or in part. */
    void passed(OutboxRow first, boolean whole) {
        sentBelow = whole ? first.id() - 1 : 0;
    }
}

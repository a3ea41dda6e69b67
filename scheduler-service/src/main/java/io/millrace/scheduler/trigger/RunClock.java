package io.millrace.scheduler.trigger;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Millis for run ids, rising within tenant and batch. In a burst they run ahead of the clock, since
 * each is given once; another pod's are found taken and replaced by later ones.
 */
final class RunClock {

    private static final long LONGEST_LEAP = 5_000;

    private record Name(String tenant, String batch) {}

    private final Clock clock;
    private final ConcurrentHashMap<Name, Long> last = new ConcurrentHashMap<>();

    RunClock(Clock clock) {
        this.clock = clock;
    }

    long next(String tenant, String batch) {
        long now = clock.millis();
        return last.merge(
                new Name(tenant, batch), now, (given, fresh) -> Math.max(given + 1, fresh));
    }

    /** Goes on some way ahead, where another pod that starts runs of the same batch will not be. */
    void leap(String tenant, String batch) {
        long by = ThreadLocalRandom.current().nextLong(LONGEST_LEAP);
        long now = clock.millis();
        last.merge(new Name(tenant, batch), now + by, (given, _) -> Math.max(given, now) + by);
    }
}

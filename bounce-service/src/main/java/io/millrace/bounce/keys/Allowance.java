package io.millrace.bounce.keys;

import java.time.Duration;
import java.time.Instant;

/** So many at once, then one for each pause. */
final class Allowance {

    private final int burst;
    private final Duration every;
    private int left;
    private Instant countedAt;

    Allowance(int burst, Duration every, Instant now) {
        this.burst = burst;
        this.every = every;
        this.left = burst;
        this.countedAt = now;
    }

    /** Whether one more may be had. */
    synchronized boolean take(Instant now) {
        long earned = Math.max(0, Duration.between(countedAt, now).dividedBy(every));
        left = (int) Math.min(burst, left + earned);
        countedAt = countedAt.plus(every.multipliedBy(earned));
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}

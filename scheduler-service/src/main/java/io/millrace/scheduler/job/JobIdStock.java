package io.millrace.scheduler.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;

/** The job ids that this pod has at hand for one tenant. Each is given once. */
final class JobIdStock {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private record Usable(String id, Instant until) {}

    private final ArrayDeque<Usable> ids = new ArrayDeque<>();
    private final int most;
    private int next;
    private boolean refilling;
    private Duration pause = Duration.ZERO;
    private Instant notBefore = Instant.MIN;

    /**
     * @param first how many are reserved the first time
     * @param most how many are reserved at once, after ever more each time
     */
    JobIdStock(int first, int most) {
        this.next = Math.min(first, most);
        this.most = most;
    }

    /** One that was not given before and is still good. */
    synchronized Optional<String> take(Instant now) {
        while (!ids.isEmpty() && !now.isBefore(ids.peek().until())) {
            ids.remove();
        }
        return Optional.ofNullable(ids.poll()).map(Usable::id);
    }

    /**
     * How many to reserve now, where that is due: the stock is half of the next block or less, and
     * no reservation is under way. Who asks must say how it went.
     */
    synchronized OptionalInt due(Instant now) {
        if (refilling || now.isBefore(notBefore) || ids.size() > next / 2) {
            return OptionalInt.empty();
        }
        refilling = true;
        return OptionalInt.of(next);
    }

    synchronized void refilled(JobIdBlock block) {
        block.jobIds().forEach(id -> ids.add(new Usable(id, block.usableUntil())));
        next = Math.min(2 * next, most);
        refilling = false;
        pause = Duration.ZERO;
        notBefore = Instant.MIN;
    }

    synchronized void failed(Instant now) {
        refilling = false;
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        notBefore = now.plus(pause);
    }

    /** Whether the last reservation failed. */
    synchronized boolean isCutOff() {
        return !pause.isZero();
    }
}

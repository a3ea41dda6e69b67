package io.millrace.scheduler.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The slots of an expression on the clocks of a zone, each an instant, in rising order. */
public record Slots(Cron cron, ZoneId zone) {

    private static final Duration SHORTEST_LOOK = Duration.ofMinutes(1);

    /** The first slot after the instant; null where there is none any more. */
    public @Nullable Instant after(Instant instant) {
        var slot = cron.after(ZonedClock.reached(instant, zone));
        while (slot != null && !ZonedClock.instantOf(slot, zone).isAfter(instant)) {
            slot = cron.after(slot); // several that are skipped are one
        }
        return slot == null ? null : ZonedClock.instantOf(slot, zone);
    }

    /**
     * The last slot that is not after an instant, looked for back from there.
     *
     * @param earliest a slot, given where there is none between
     */
    public Instant last(Instant earliest, Instant until) {
        var look = SHORTEST_LOOK;
        while (until.minus(look).isAfter(earliest)) {
            var found = after(until.minus(look));
            if (found != null && !found.isAfter(until)) {
                return lastFrom(found, until);
            }
            look = look.multipliedBy(4);
        }
        return lastFrom(earliest, until);
    }

    private Instant lastFrom(Instant slot, Instant until) {
        var last = slot;
        for (var next = after(slot); next != null && !next.isAfter(until); next = after(next)) {
            last = next;
        }
        return last;
    }
}

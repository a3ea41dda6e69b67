package io.millrace.scheduler.cron;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What the clocks of a zone show, and when. A time that is skipped is when they are put forward;
 * one that is shown twice is the first of the two.
 */
public final class ZonedClock {

    private ZonedClock() {}

    /** When the clocks show this, or skip it. Never goes back where the time goes on. */
    public static Instant instantOf(LocalDateTime shown, ZoneId zone) {
        var rules = zone.getRules();
        var shift = rules.getTransition(shown);
        return shift != null && shift.isGap()
                ? shift.getInstant()
                : shown.toInstant(rules.getValidOffsets(shown).getFirst());
    }

    /**
     * The last time, in whole seconds, that is not after this instant: slots after it are those
     * that are still to come. While the clocks show a time again, all that they show again is over.
     */
    static LocalDateTime reached(Instant instant, ZoneId zone) {
        var rules = zone.getRules();
        var shown = LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.SECONDS);
        var shift = rules.getTransition(shown);
        return shift != null && shift.isOverlap() && !instant.isBefore(shift.getInstant())
                ? shift.getDateTimeBefore().minusSeconds(1)
                : shown;
    }
}

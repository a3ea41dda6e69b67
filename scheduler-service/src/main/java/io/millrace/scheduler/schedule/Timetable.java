package io.millrace.scheduler.schedule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.scheduler.cron.Cron;
import io.millrace.scheduler.cron.Slots;
import io.millrace.scheduler.cron.ZonedClock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The cron slots of a process, between its dates.
 *
 * @param first earliest instant of a slot
 * @param end no slot is here or later; null for no end
 */
record Timetable(Slots slots, Instant first, @Nullable Instant end) {

    private static final Cache<String, Cron> PARSED =
            Caffeine.newBuilder().maximumSize(500).build();

    /** Of a row; null where the process has no expression. */
    static @Nullable Timetable of(Schedule schedule, ZoneId zone) {
        String text = schedule.quartzDef();
        if (text == null) {
            return null;
        }
        var start = schedule.startDate();
        var end = schedule.endDate();
        return new Timetable(
                new Slots(PARSED.get(text, Cron::parse), zone),
                start == null ? Instant.MIN : ZonedClock.instantOf(start, zone),
                end == null ? null : ZonedClock.instantOf(end, zone));
    }

    /** The first slot after the instant; null where there is none any more. */
    @Nullable Instant after(Instant instant) {
        var from = instant.isBefore(first) ? first.minusNanos(1) : instant;
        return until(slots.after(from));
    }

    /** The last slot up to an instant, from one that is known to be one. */
    Instant last(Instant earliest, Instant until) {
        return slots.last(earliest, end == null || until.isBefore(end) ? until : end.minusNanos(1));
    }

    private @Nullable Instant until(@Nullable Instant slot) {
        return slot == null || (end != null && !slot.isBefore(end)) ? null : slot;
    }
}

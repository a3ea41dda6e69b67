package io.millrace.scheduler.schedule;

import io.millrace.scheduler.cron.BadCron;
import io.millrace.scheduler.cron.Cron;
import io.millrace.scheduler.cron.Slots;
import io.millrace.scheduler.cron.ZonedClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a process fires first. Fails with {@link ProcessRefused} where it never would.
 *
 * @param byCron whether the slot comes from the expression
 */
record FirstSlot(Instant due, boolean byCron) {

    static FirstSlot of(StartCommand command, ZoneId zone, Instant now) {
        var start = instant(command.startDate(), zone);
        var end = instant(command.endDate(), zone);
        requireOrder(start, end, now);
        var byCron = byCron(command, zone, start, end, now);
        if (command.now()) {
            return new FirstSlot(now, false);
        }
        if (byCron != null) {
            return new FirstSlot(byCron, true);
        }
        return new FirstSlot(start == null || start.isBefore(now) ? now : start, false);
    }

    private static void requireOrder(@Nullable Instant start, @Nullable Instant end, Instant now) {
        if (end != null && start != null && !end.isAfter(start)) {
            throw ProcessRefused.invalid("endDate must be after startDate.");
        }
        if (end != null && !end.isAfter(now)) {
            throw ProcessRefused.invalid("endDate is over already: nothing would be run.");
        }
    }

    private static @Nullable Instant byCron(
            StartCommand command,
            ZoneId zone,
            @Nullable Instant start,
            @Nullable Instant end,
            Instant now) {
        String text = command.quartzDef();
        if (text == null) {
            return null;
        }
        var first = start == null ? Instant.MIN : start;
        var slot = new Timetable(new Slots(cron(text), zone), first, end).after(now);
        if (slot == null) {
            throw ProcessRefused.invalid(
                    "quartzDef has no firing from now on"
                            + (start == null && end == null
                                    ? "."
                                    : " between startDate and endDate."));
        }
        return slot;
    }

    private static Cron cron(String text) {
        try {
            return Cron.parse(text);
        } catch (BadCron bad) {
            throw ProcessRefused.invalid("quartzDef is invalid: " + bad.detail() + ".");
        }
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime date, ZoneId zone) {
        return date == null ? null : ZonedClock.instantOf(date, zone);
    }
}

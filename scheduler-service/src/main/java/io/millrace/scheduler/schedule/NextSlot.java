package io.millrace.scheduler.schedule;

import io.millrace.scheduler.schedule.ScheduleSettings.Misfire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule that is due does now.
 *
 * @param fires the slot that fires; null where what is due was missed and is let go
 * @param next the slot after it; null where the schedule is over
 */
record NextSlot(@Nullable Instant fires, @Nullable Instant next) {

    /**
     * @param due slot of the schedule that has come
     * @param missedAfter how late it must be to count as missed
     */
    static NextSlot of(
            Schedule schedule,
            Instant due,
            ZoneId zone,
            Instant now,
            Misfire policy,
            Duration missedAfter) {
        var timetable = Timetable.of(schedule, zone);
        if (timetable == null) {
            return new NextSlot(due, null);
        }
        if (!schedule.byCron() || !due.isBefore(now.minus(missedAfter))) {
            return fires(schedule, due, timetable);
        }
        return switch (policy) {
            case ALL -> fires(schedule, due, timetable);
            case ONCE -> fires(schedule, timetable.last(due, now), timetable);
            case NONE -> new NextSlot(null, timetable.after(now));
        };
    }

    private static NextSlot fires(Schedule schedule, Instant slot, Timetable timetable) {
        return new NextSlot(slot, schedule.once() ? null : timetable.after(slot));
    }
}

package io.millrace.scheduler.schedule;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A paused schedule that goes on: what it missed meanwhile is not fired. */
final class Resumed {

    private Resumed() {}

    /** Its next slot from now on; null where it is over. */
    static @Nullable Instant due(Schedule schedule, ZoneId zone, Instant now) {
        var due = schedule.due();
        if (due == null || due.isAfter(now)) {
            return due;
        }
        var timetable = Timetable.of(schedule, zone);
        return timetable == null ? null : timetable.after(now);
    }
}

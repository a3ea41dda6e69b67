package io.millrace.scheduler.schedule;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the caller sees it.
 *
 * @param startDate as it was given
 * @param nextFirings the next ten at most, with the zone's offset; of a paused schedule those that
 *     it would have if it were resumed now
 */
public record ScheduleView(
        String robustaSpid,
        String name,
        @Nullable String quartzDef,
        @Nullable String startDate,
        @Nullable String endDate,
        String zone,
        boolean paused,
        List<String> nextFirings) {

    private static final int SHOWN = 10;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    static ScheduleView of(Row row, ZoneId zone) {
        var schedule = ScheduleRow.read(row);
        return new ScheduleView(
                schedule.spid().toString(),
                schedule.name(),
                schedule.quartzDef(),
                text(schedule.startDate()),
                text(schedule.endDate()),
                zone.getId(),
                schedule.paused(),
                next(schedule, zone, ScheduleRow.now(row)).stream()
                        .map(instant -> INSTANT.format(instant.atZone(zone)))
                        .toList());
    }

    private static List<Instant> next(Schedule schedule, ZoneId zone, Instant now) {
        var instants = new ArrayList<Instant>();
        var timetable = Timetable.of(schedule, zone);
        var next = schedule.paused() ? Resumed.due(schedule, zone, now) : schedule.due();
        while (next != null && instants.size() < SHOWN) {
            instants.add(next);
            next = timetable == null || schedule.once() ? null : timetable.after(next);
        }
        return instants;
    }

    private static @Nullable String text(@Nullable LocalDateTime date) {
        return date == null ? null : LocalDates.write(date);
    }
}

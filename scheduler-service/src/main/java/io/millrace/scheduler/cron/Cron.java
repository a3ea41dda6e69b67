package io.millrace.scheduler.cron;

import static io.millrace.scheduler.cron.CronField.DAY_OF_MONTH;
import static io.millrace.scheduler.cron.CronField.DAY_OF_WEEK;
import static io.millrace.scheduler.cron.CronField.HOURS;
import static io.millrace.scheduler.cron.CronField.MINUTES;
import static io.millrace.scheduler.cron.CronField.MONTH;
import static io.millrace.scheduler.cron.CronField.SECONDS;
import static io.millrace.scheduler.cron.CronField.YEAR;

import java.text.ParseException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * A Quartz expression on a clock that is never put back or forward. The library is asked for days
 * and for times of day apart: asked for both at once, it misses slots on days that W moves.
 */
public final class Cron {

    /** The longest way on which W moves a day is from Saturday the 1st to Monday the 3rd. */
    private static final int MOVED = 3;

    private static final TimeZone STEADY = TimeZone.getTimeZone(ZoneOffset.UTC);
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    private final CronExpression times;
    private final List<CronExpression> days;
    private final LocalTime first;

    private Cron(CronText text) {
        this.times = expression(text.of(SECONDS, MINUTES, HOURS) + " ? * *");
        this.days = daysOf(text);
        var before = ANY_DAY.atStartOfDay().minusSeconds(1);
        this.first = required(after(times, before)).toLocalTime();
    }

    /** Fails with {@link BadCron}. */
    public static Cron parse(String text) {
        return new Cron(CronText.parse(text));
    }

    /** The next slot, in whole seconds; null where there is none any more. */
    public @Nullable LocalDateTime after(LocalDateTime time) {
        var day = dayFrom(time.toLocalDate());
        if (day != null && day.equals(time.toLocalDate())) {
            var slot = required(after(times, time));
            if (slot.toLocalDate().equals(day)) {
                return slot;
            }
            day = dayFrom(day.plusDays(1));
        }
        return day == null ? null : day.atTime(first);
    }

    private @Nullable LocalDate dayFrom(LocalDate earliest) {
        LocalDate soonest = null;
        for (var each : days) {
            var day = dayFrom(each, earliest);
            if (day != null && (soonest == null || day.isBefore(soonest))) {
                soonest = day;
            }
        }
        return soonest;
    }

    /**
     * Begins some days earlier, since a moved day is found from the day it was moved from alone.
     */
    private static @Nullable LocalDate dayFrom(CronExpression days, LocalDate earliest) {
        boolean moves = days.getCronExpression().contains("W");
        var from = earliest.minusDays(moves ? MOVED : 0).atStartOfDay().minusSeconds(1);
        var found = after(days, from);
        while (found != null && found.toLocalDate().isBefore(earliest)) {
            found = after(days, found);
        }
        return found == null ? null : found.toLocalDate();
    }

    /**
     * Each day of the month on its own, since together they hide one another where W moves one. One
     * that no month has, as 31W in April, would be looked for through centuries, time and again.
     */
    private static List<CronExpression> daysOf(CronText text) {
        var items = text.items(DAY_OF_MONTH);
        boolean moves = items.stream().anyMatch(item -> item.endsWith("W"));
        return (moves ? items.stream().distinct() : Stream.of(String.join(",", items)))
                .map(item -> "0 0 0 " + item + " " + text.of(MONTH, DAY_OF_WEEK, YEAR))
                .map(Cron::expression)
                .filter(days -> after(days, EARLIEST) != null)
                .toList();
    }

    private static CronExpression expression(String text) {
        try {
            var expression = new CronExpression(text);
            expression.setTimeZone(STEADY);
            return expression;
        } catch (ParseException refused) {
            throw new BadCron("the expression cannot be understood: " + refused.getMessage());
        }
    }

    @SuppressWarnings("JavaUtilDate") // the library's own
    private static @Nullable LocalDateTime after(CronExpression expression, LocalDateTime time) {
        var found = expression.getNextValidTimeAfter(Date.from(time.toInstant(ZoneOffset.UTC)));
        return found == null
                ? null
                : LocalDateTime.ofEpochSecond(found.getTime() / 1000, 0, ZoneOffset.UTC);
    }

    private static LocalDateTime required(@Nullable LocalDateTime slot) {
        if (slot == null) {
            throw new IllegalStateException("every day has its times");
        }
        return slot;
    }
}

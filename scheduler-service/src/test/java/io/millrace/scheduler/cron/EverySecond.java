package io.millrace.scheduler.cron;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A second implementation that shares nothing with the first: it tries each day and each second of
 * the day, and finds when a local time is shown by trying every offset the zone ever had.
 */
final class EverySecond {

    private static final String DAYS = "SUNMONTUEWEDTHUFRISAT";
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    private final String[] fields;
    private final List<Integer> secondsOfDay;
    private Instant shift = Instant.EPOCH;

    EverySecond(String expression) {
        var text = expression.toUpperCase(Locale.ROOT).strip().split("\\s+");
        this.fields = text.length == 7 ? text : (String.join(" ", text) + " *").split(" ");
        var seconds = values(fields[0], 59);
        var minutes = values(fields[1], 59);
        var hours = values(fields[2], 23);
        this.secondsOfDay =
                IntStream.range(0, 86_400)
                        .filter(second -> seconds.contains(second % 60))
                        .filter(second -> minutes.contains(second / 60 % 60))
                        .filter(second -> hours.contains(second / 3600))
                        .boxed()
                        .toList();
    }

    private static Set<Integer> values(String field, int most) {
        return IntStream.rangeClosed(0, most)
                .filter(value -> in(field, value, 0, most))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Slots from an instant until another, exclusive. */
    List<Instant> slots(ZoneId zone, Instant from, Instant to) {
        return slots(zone, offsets(zone, from, to), from, to);
    }

    /**
     * The same.
     *
     * @param offsets all that the zone has in that time
     */
    List<Instant> slots(ZoneId zone, Set<ZoneOffset> offsets, Instant from, Instant to) {
        var slots = new TreeSet<Instant>();
        var last = LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(2);
        for (var day = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2);
                day.isBefore(last);
                day = day.plusDays(1)) {
            if (isDue(day)) {
                for (int second : secondsOfDay) {
                    slots.add(shown(day.atStartOfDay().plusSeconds(second), zone, offsets));
                }
            }
        }
        return new ArrayList<>(slots.subSet(from, to));
    }

    static Set<ZoneOffset> offsets(ZoneId zone, Instant from, Instant to) {
        var offsets = new HashSet<ZoneOffset>();
        var last = to.plusSeconds(86_400 * 3);
        for (var at = from.minusSeconds(86_400 * 3); at.isBefore(last); at = at.plusSeconds(3600)) {
            offsets.add(zone.getRules().getOffset(at));
        }
        return offsets;
    }

    /** The first instant that shows the time, or else shows a later one. */
    private Instant shown(LocalDateTime time, ZoneId zone, Set<ZoneOffset> offsets) {
        return offsets.stream()
                .map(time::toInstant)
                .filter(at -> LocalDateTime.ofInstant(at, zone).equals(time))
                .min(Instant::compareTo)
                .orElseGet(() -> firstAfter(time, zone));
    }

    /** Times that are skipped together have one answer, which is kept. */
    private Instant firstAfter(LocalDateTime time, ZoneId zone) {
        if (isFirstAfter(shift, time, zone)) {
            return shift;
        }
        var at = time.minusHours(26).toInstant(ZoneOffset.UTC);
        while (LocalDateTime.ofInstant(at, zone).isBefore(time)) {
            at = at.plusSeconds(60);
        }
        while (!isFirstAfter(at, time, zone)) {
            at = at.minusSeconds(1);
        }
        shift = at;
        return at;
    }

    private static boolean isFirstAfter(Instant at, LocalDateTime time, ZoneId zone) {
        return !LocalDateTime.ofInstant(at, zone).isBefore(time)
                && LocalDateTime.ofInstant(at.minusSeconds(1), zone).isBefore(time);
    }

    private boolean isDue(LocalDate day) {
        return in(fields[4], day.getMonthValue(), 1, 12)
                && in(fields[6], day.getYear(), 1970, 2099)
                && (fields[3].equals("?") ? isDayOfWeek(day) : isDayOfMonth(day));
    }

    private boolean isDayOfMonth(LocalDate day) {
        for (String item : fields[3].split(",", -1)) {
            if (isDayOfMonth(item, day)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDayOfMonth(String item, LocalDate day) {
        int length = day.lengthOfMonth();
        if (!item.contains("L") && !item.contains("W")) {
            return in(item, day.getDayOfMonth(), 1, 31);
        }
        String plain = item.replace("W", "");
        int wanted =
                plain.equals("L")
                        ? length
                        : plain.startsWith("L-")
                                ? length - Integer.parseInt(plain.substring(2))
                                : Integer.parseInt(plain);
        if (wanted < 1 || wanted > length) {
            return false;
        }
        return day.equals(item.contains("W") ? workday(day, wanted) : day.withDayOfMonth(wanted));
    }

    /** The day from Monday to Friday, of the same month, that is nearest. */
    private static LocalDate workday(LocalDate month, int wanted) {
        for (int away : new int[] {0, -1, 1, -2, 2}) {
            int number = wanted + away;
            if (number >= 1 && number <= month.lengthOfMonth()) {
                var day = month.withDayOfMonth(number);
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    return day;
                }
            }
        }
        throw new IllegalStateException();
    }

    private boolean isDayOfWeek(LocalDate day) {
        String field = fields[5];
        int number = day.getDayOfWeek().getValue() % 7 + 1;
        int nth = (day.getDayOfMonth() - 1) / 7 + 1;
        if (field.contains("#")) {
            return number == number(field.substring(0, field.indexOf('#')))
                    && nth == Integer.parseInt(field.substring(field.indexOf('#') + 1));
        }
        if (field.endsWith("L") && field.length() > 1) {
            return number == number(field.substring(0, field.length() - 1))
                    && day.getDayOfMonth() + 7 > YearMonth.from(day).lengthOfMonth();
        }
        return in(field.equals("L") ? "7" : field, number, 1, 7);
    }

    private static boolean in(String field, int value, int least, int most) {
        for (String item : field.split(",", -1)) {
            if (isIn(item, value, least, most)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(String item, int value, int least, int most) {
        var halves = item.split("/", -1);
        int step = halves.length > 1 ? Integer.parseInt(halves[1]) : 1;
        if (halves[0].isEmpty() || halves[0].equals("*")) {
            return (value - least) % step == 0;
        }
        var ends = halves[0].split("-", -1);
        int from = number(ends[0]);
        int to = ends.length > 1 ? number(ends[1]) : halves.length > 1 ? most : from;
        int size = most - least + 1;
        int length = Math.floorMod(to - from, size);
        int distance = Math.floorMod(value - from, size);
        return distance <= length && distance % step == 0;
    }

    private static int number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int month = text.length() == 3 ? MONTHS.indexOf(text) : -1;
        int at = DAYS.indexOf(text);
        while (at >= 0 && at % 3 != 0) {
            at = DAYS.indexOf(text, at + 1);
        }
        return month >= 0 && month % 3 == 0 ? month / 3 + 1 : at / 3 + 1;
    }
}

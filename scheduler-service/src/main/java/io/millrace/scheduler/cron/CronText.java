package io.millrace.scheduler.cron;

import static io.millrace.scheduler.cron.CronField.DAY_OF_MONTH;
import static io.millrace.scheduler.cron.CronField.DAY_OF_WEEK;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An expression whose every field is known to be right, with numbers for names. The library takes
 * some wrong ones without a word, and stumbles over names with a step.
 *
 * @param fields each a list of items
 */
record CronText(Map<CronField, List<String>> fields) {

    private static final int LONGEST = 1000;
    private static final int MOST_MOVED = 12;
    private static final String ANY = "*";
    private static final String NONE = "?";
    private static final Pattern RANGE =
            Pattern.compile("(?<from>[A-Z0-9]+)(?:-(?<to>[A-Z0-9]+))?(?:/(?<step>[0-9]{1,4}))?");
    private static final Pattern EVERY = Pattern.compile("\\*?/(?<step>[0-9]{1,4})");
    private static final Pattern LAST = Pattern.compile("L(?:-(?<before>[0-9]{1,2}))?W?");
    private static final Pattern NEAREST = Pattern.compile("(?<day>[0-9]{1,2})W");
    private static final Pattern OF_MONTH =
            Pattern.compile("(?<day>[A-Z0-9]+?)(?:L|#(?<nth>[1-5]))");

    static CronText parse(String text) {
        if (text.length() > LONGEST) {
            throw new BadCron("an expression has at most " + LONGEST + " characters");
        }
        var parts = List.of(text.strip().toUpperCase(Locale.ROOT).split("\\s+"));
        if (parts.size() < 6 || parts.size() > 7) {
            throw new BadCron("an expression has 6 or 7 fields, not " + parts.size());
        }
        var given = parts.iterator();
        var fields = new EnumMap<CronField, List<String>>(CronField.class);
        for (var field : CronField.values()) {
            fields.put(field, given.hasNext() ? items(field, given.next()) : List.of(ANY));
        }
        requireOneDayField(fields);
        return new CronText(fields);
    }

    /** The items of some fields, as the library takes them. */
    String of(CronField... some) {
        return Arrays.stream(some)
                .map(field -> String.join(",", items(field)))
                .collect(Collectors.joining(" "));
    }

    List<String> items(CronField field) {
        return fields.getOrDefault(field, List.of());
    }

    private static void requireOneDayField(Map<CronField, List<String>> fields) {
        var none = List.of(NONE);
        if (none.equals(fields.get(DAY_OF_MONTH)) == none.equals(fields.get(DAY_OF_WEEK))) {
            throw new BadCron("one of day of month and day of week must be ?, the other must not");
        }
    }

    private static List<String> items(CronField field, String text) {
        var parts = Arrays.asList(text.split(",", -1));
        if (parts.size() > 1 && parts.stream().anyMatch(part -> standsAlone(field, part))) {
            throw field.bad("'" + text + "' joins what must stand alone");
        }
        if (parts.stream().filter(part -> part.endsWith("W")).count() > MOST_MOVED) {
            throw field.bad("at most " + MOST_MOVED + " days may have W");
        }
        return parts.stream().map(part -> item(field, part)).toList();
    }

    private static boolean standsAlone(CronField field, String part) {
        return part.equals(ANY)
                || part.equals(NONE)
                || (field == DAY_OF_WEEK && (part.equals("L") || isOfMonth(part)));
    }

    private static boolean isOfMonth(String part) {
        return part.endsWith("L") || part.contains("#");
    }

    private static String item(CronField field, String text) {
        if (text.equals(ANY) || (text.equals(NONE) && isDay(field))) {
            return text;
        }
        var special =
                switch (field) {
                    case DAY_OF_MONTH -> dayOfMonth(text);
                    case DAY_OF_WEEK -> dayOfWeek(text);
                    case SECONDS, MINUTES, HOURS, MONTH, YEAR -> "";
                };
        return special.isEmpty() ? range(field, text) : special;
    }

    private static boolean isDay(CronField field) {
        return field == DAY_OF_MONTH || field == DAY_OF_WEEK;
    }

    /** The item if it is one that only days of the month have, else nothing. */
    private static String dayOfMonth(String text) {
        var last = LAST.matcher(text);
        if (last.matches()) {
            String before = last.group("before");
            if (before != null && (Integer.parseInt(before) < 1 || Integer.parseInt(before) > 30)) {
                throw DAY_OF_MONTH.bad("'" + text + "' is not 1 to 30 days before the last");
            }
            return text;
        }
        var nearest = NEAREST.matcher(text);
        return nearest.matches() ? DAY_OF_MONTH.number(nearest.group("day")) + "W" : "";
    }

    /** The item if it is one that only days of the week have, else nothing. */
    private static String dayOfWeek(String text) {
        if (text.equals("L")) {
            return Integer.toString(DAY_OF_WEEK.most());
        }
        var ofMonth = OF_MONTH.matcher(text);
        if (!ofMonth.matches()) {
            return "";
        }
        int day = DAY_OF_WEEK.number(ofMonth.group("day"));
        String nth = ofMonth.group("nth");
        return nth == null ? day + "L" : day + "#" + nth;
    }

    private static String range(CronField field, String text) {
        var every = EVERY.matcher(text);
        if (every.matches()) {
            return ANY + "/" + step(field, every.group("step"));
        }
        var range = RANGE.matcher(text);
        if (!range.matches()) {
            throw field.bad("'" + text + "' cannot be understood");
        }
        var numbers = Integer.toString(field.number(range.group("from")));
        if (range.group("to") != null) {
            numbers += "-" + to(field, numbers, range.group("to"));
        }
        String step = range.group("step");
        return step == null ? numbers : numbers + "/" + step(field, step);
    }

    /** Other fields may run over their end, as in FRI-MON. */
    private static int to(CronField field, String from, String text) {
        int to = field.number(text);
        if (field == CronField.YEAR && to < Integer.parseInt(from)) {
            throw field.bad("the range ends before it begins");
        }
        return to;
    }

    private static int step(CronField field, String text) {
        int step = Integer.parseInt(text);
        if (step < 1 || step > field.most()) {
            throw field.bad("a step is between 1 and " + field.most());
        }
        return step;
    }
}

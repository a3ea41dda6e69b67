package io.millrace.scheduler.schedule;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates as the process connector guide prints them, such as {@code 2020-11-16 16:56:00}. */
public final class LocalDates {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private LocalDates() {}

    /** Fails with {@link DateTimeException}. */
    public static LocalDateTime parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new DateTimeException("not of the form yyyy-MM-dd HH:mm:ss");
        }
        return LocalDateTime.parse(text, FORMAT);
    }

    public static String write(LocalDateTime date) {
        return FORMAT.format(date);
    }
}

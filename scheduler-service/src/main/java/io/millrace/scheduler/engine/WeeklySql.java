package io.millrace.scheduler.engine;

import static java.time.LocalDate.EPOCH;
import static java.util.Collections.max;
import static java.util.Collections.min;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement on rows of known days. Where these lie in one week, as they nearly always do, it
 * names that week's partitions, and PostgreSQL need not open all the others just to leave them
 * alone.
 */
final class WeeklySql {

    private static final String MARK = "{week}";

    private final String sql;
    private final Map<String, String> bySuffix = new ConcurrentHashMap<>();

    /**
     * @param sql in which {@code {week}} stands behind the name of each partitioned table
     */
    WeeklySql(String sql) {
        this.sql = sql;
    }

    /** The statement for rows of these days. */
    String of(Collection<LocalDate> days) {
        return days.isEmpty() ? of(EPOCH, EPOCH.plusWeeks(1)) : of(min(days), max(days));
    }

    /** The statement for rows from the first to the last of the days. */
    String of(LocalDate first, LocalDate last) {
        String suffix = suffix(first);
        return bySuffix.computeIfAbsent(
                suffix.equals(suffix(last)) ? suffix : "", names -> sql.replace(MARK, names));
    }

    /** As {@code ensure_partitions} names them. */
    private static String suffix(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "_%04dw%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}

package io.millrace.report.filter;

import io.millrace.report.table.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values as they are written, read as the type of the column that they are compared to. */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final int INTEGER_DIGITS = 18;

    private Values() {}

    static TypedValue number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new WrongValue("must be a number of at most 100 digits");
        }
        var number = new BigDecimal(text);
        boolean isInteger = number.scale() == 0 && number.precision() <= INTEGER_DIGITS;
        return new TypedValue(
                number.toPlainString(), (isInteger ? ColumnType.INTEGER : ColumnType.NUMBER).sql());
    }

    static TypedValue date(String text) {
        return new TypedValue(localDate(text).toString(), ColumnType.DATE.sql());
    }

    static TypedValue truth(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        if (!folded.equals("true") && !folded.equals("false")) {
            throw new WrongValue("must be 'true' or 'false'");
        }
        return new TypedValue(folded, ColumnType.BOOLEAN.sql());
    }

    /** A date is its first moment; without an offset it is UTC. */
    static TypedValue moment(String text, ColumnType type) {
        var utc = utc(text);
        return new TypedValue(
                type == ColumnType.INSTANT ? utc.toInstant().toString() : localText(utc),
                type.sql());
    }

    private static String localText(OffsetDateTime utc) {
        return utc.toLocalDateTime().toString();
    }

    private static OffsetDateTime utc(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return localDate(text).atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            var parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            var moment =
                    parsed instanceof OffsetDateTime exact
                            ? exact.withOffsetSameInstant(ZoneOffset.UTC)
                            : LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC);
            requireYear(moment.getYear());
            return moment;
        } catch (DateTimeException unreadable) {
            throw new WrongValue(
                    "must be a time such as '2026-01-31T07:00:00Z', or DATE 'yyyy-mm-dd'");
        }
    }

    private static LocalDate localDate(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new WrongValue("must be a date as yyyy-mm-dd");
        }
        try {
            var date = LocalDate.parse(text);
            requireYear(date.getYear());
            return date;
        } catch (DateTimeException noSuchDay) {
            throw new WrongValue("is no day of the calendar");
        }
    }

    private static void requireYear(int year) {
        if (year < 1 || year > 9999) {
            throw new WrongValue("must be in the years 0001 to 9999");
        }
    }
}

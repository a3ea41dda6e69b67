package io.millrace.bounce.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Moments as callers write them: ISO 8601, hours also of one digit as the guide prints them, any
 * offset, none for UTC. Years are bounded: the database would keep some of the others as infinity.
 */
public final class Moment {

    /** What a moment must look like. */
    public static final String FORM =
            "a time of the years 1970 to 9999, such as 2030-08-26T08:53:51-07:00";

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("uuuu-MM-dd")
                    .appendLiteral('T')
                    .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
                    .appendPattern(":mm[:ss]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[XXXXX][XXXX][XX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .withChronology(IsoChronology.INSTANCE);

    private Moment() {}

    /** The moment to the microsecond, empty where the text is none. */
    public static Optional<Instant> read(String text) {
        try {
            TemporalAccessor read =
                    READ.parseBest(
                            text.strip(), java.time.OffsetDateTime::from, LocalDateTime::from);
            Instant instant =
                    read instanceof LocalDateTime local
                            ? local.toInstant(ZoneOffset.UTC)
                            : Instant.from(read);
            return Optional.of(instant.truncatedTo(ChronoUnit.MICROS)).filter(Moment::isWithin);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Whether a moment lies in the years that are kept, in UTC. */
    public static boolean isWithin(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(AFTER_LAST);
    }
}

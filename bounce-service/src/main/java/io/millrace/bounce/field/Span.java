package io.millrace.bounce.field;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as the guide writes it.
 *
 * @param unit "hours" or "minutes"
 */
public record Span(String unit, int value) {

    public static final String HOURS = "hours";
    public static final String MINUTES = "minutes";
    public static final List<String> UNITS = List.of(HOURS, MINUTES);

    /** A week: no longer window is booked. */
    public static final int MOST_HOURS = 168;

    public static final int MOST_MINUTES = 60 * MOST_HOURS;

    private static final long MINUTES_OF_AN_HOUR = 60;

    /** The span in a field that must be there. */
    public static Span required(Fields body, String name) {
        Span span = optional(body, name);
        if (span == null) {
            throw body.refused(name, "is missing");
        }
        return span;
    }

    public static @Nullable Span optional(Fields body, String name) {
        Fields fields = body.object(name);
        if (fields == null) {
            return null;
        }
        String unit = fields.word("unit", UNITS);
        return new Span(
                unit, fields.number("value", 1, unit.equals(HOURS) ? MOST_HOURS : MOST_MINUTES));
    }

    /** In hours where it is whole hours, else in minutes, begun ones counted. */
    public static Span of(Duration length) {
        long minutes = length.plusMinutes(1).minusNanos(1).toMinutes();
        return minutes % MINUTES_OF_AN_HOUR == 0
                ? new Span(HOURS, (int) (minutes / MINUTES_OF_AN_HOUR))
                : new Span(MINUTES, (int) minutes);
    }

    @JsonIgnore
    public Duration length() {
        return unit.equals(HOURS) ? Duration.ofHours(value) : Duration.ofMinutes(value);
    }
}

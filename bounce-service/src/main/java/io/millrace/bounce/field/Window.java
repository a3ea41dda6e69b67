package io.millrace.bounce.field;

import java.time.Duration;
import java.time.Instant;

/** A time from its start up to, and without, its end. */
public record Window(Instant start, Instant end) {

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a window of no length");
        }
    }

    public static Window of(Instant start, Duration length) {
        return new Window(start, start.plus(length));
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}

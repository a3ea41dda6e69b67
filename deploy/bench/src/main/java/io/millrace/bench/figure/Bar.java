package io.millrace.bench.figure;

import java.util.Locale;

/** What a ratio must reach, or stay under. */
public record Bar(Direction direction, double value) {

    /** Which side of the bar is good. */
    public enum Direction {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    public static Bar atLeast(double value) {
        return new Bar(Direction.AT_LEAST, value);
    }

    public static Bar atMost(double value) {
        return new Bar(Direction.AT_MOST, value);
    }

    public boolean isMetBy(double ratio) {
        return switch (direction) {
            case AT_LEAST -> ratio >= value;
            case AT_MOST -> ratio <= value;
        };
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s",
                direction.sign,
                value % 1 == 0 ? "%.0f".formatted(value) : "%.1f".formatted(value));
    }
}

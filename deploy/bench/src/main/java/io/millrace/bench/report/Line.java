package io.millrace.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.bench.figure.Bar;
import io.millrace.bench.figure.Figure;
import io.millrace.bench.figure.Measurement;
import java.util.Locale;

/** One figure with its result. */
public record Line(String figure, String title, Bar bar, Measurement measurement) {

    private static final String FORMAT = "%-50s %14s %14s %7s %7s  %s";
    static final String HEAD =
            FORMAT.formatted("figure", "ours", "peer or limit", "ratio", "bar", "");

    public static Line of(Figure figure, Measurement measurement) {
        return new Line(
                figure.getClass().getSimpleName(), figure.title(), figure.bar(), measurement);
    }

    @JsonProperty
    public boolean pass() {
        return bar.isMetBy(measurement.ratio());
    }

    @Override
    public String toString() {
        return FORMAT.formatted(
                title,
                value(measurement.oursMedian()),
                value(measurement.peerMedian()),
                String.format(Locale.ROOT, "%.2f", measurement.ratio()),
                bar,
                pass() ? "pass" : "MISSED");
    }

    private String value(double value) {
        String format = value >= 100 ? "%,.0f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, measurement.unit());
    }
}

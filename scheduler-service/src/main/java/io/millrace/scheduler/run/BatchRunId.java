package io.millrace.scheduler.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code <batchName>_<yyyy-MM-dd>_<epochMillis>_<n>}. Opaque to clients; here its millis tell the
 * partition the run lies in.
 *
 * @param epochMillis unique within tenant and batch
 * @param number 1; kept for the printed form
 */
public record BatchRunId(String batchName, LocalDate businessDate, long epochMillis, int number) {

    private static final Pattern FORM =
            Pattern.compile("(.{1,200})_(\\d{4}-\\d{2}-\\d{2})_(\\d{12,15})_(\\d{1,4})");

    public static BatchRunId of(String batchName, LocalDate businessDate, long epochMillis) {
        return new BatchRunId(batchName, businessDate, epochMillis, 1);
    }

    /** Empty when the text cannot be the id of any run. */
    public static Optional<BatchRunId> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new BatchRunId(
                            matcher.group(1),
                            LocalDate.parse(matcher.group(2)),
                            Long.parseLong(matcher.group(3)),
                            Integer.parseInt(matcher.group(4))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The UTC date of the millis: partition key of the run and its tasks. */
    public LocalDate createdOn() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return batchName + "_" + businessDate + "_" + epochMillis + "_" + number;
    }
}

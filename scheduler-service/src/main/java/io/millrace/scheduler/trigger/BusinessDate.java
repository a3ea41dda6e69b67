package io.millrace.scheduler.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The date a run is for, if its parameters give one. */
public final class BusinessDate {

    public static final String PARAMETER = "$FICMISDATE$";

    /** Without the year 0, which PostgreSQL does not read: no report could show the run. */
    private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");

    private BusinessDate() {}

    /** Fails with {@link RunRefused} for a parameter that is no date. */
    public static Optional<LocalDate> given(RunParameters parameters) {
        return given(parameters.batchParams());
    }

    /** That of a batch for runs whose parameters give none. */
    static Optional<LocalDate> given(BatchDefinition batch) {
        return given(batch.batchParams());
    }

    private static Optional<LocalDate> given(Map<String, JsonNode> parameters) {
        var value = parameters.get(PARAMETER);
        return value == null ? Optional.empty() : Optional.of(parsed(value.asText()));
    }

    private static LocalDate parsed(String text) {
        return day(text)
                .orElseThrow(() ->
                        new RunRefused(
                                Reason.INVALID_ARGUMENTS,
                                PARAMETER + " must be a date of the form yyyy-mm-dd."));
    }

    /** Empty where the text is no day that a run can be for. */
    public static Optional<LocalDate> day(String text) {
        try {
            return DATE.matcher(text).matches()
                    ? Optional.of(LocalDate.parse(text))
                    : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}

package io.millrace.scheduler.trigger;

import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The date a run is for, if its parameters give one. */
final class BusinessDate {

    static final String PARAMETER = "$FICMISDATE$";

    private BusinessDate() {}

    static Optional<LocalDate> given(RunParameters parameters) {
        var value = parameters.batchParams().get(PARAMETER);
        if (value == null || value.isNull() || value.asText().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.asText()));
        } catch (DateTimeParseException e) {
            throw new RunRefused(
                    Reason.INVALID_ARGUMENTS,
                    PARAMETER + " must be a date of the form yyyy-mm-dd.");
        }
    }
}

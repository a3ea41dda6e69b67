package io.millrace.bounce.execution;

import io.millrace.bounce.field.Window;
import java.time.Instant;
import java.util.Objects;

/** The answer to a schedule call, fields in the order of the guide. */
record Scheduled(
        Instant scheduledStart,
        Instant scheduledEnd,
        String status,
        String subStatus,
        String custStatus) {

    static Scheduled of(Execution execution) {
        Window window = Objects.requireNonNull(execution.window());
        return new Scheduled(
                window.start(),
                window.end(),
                execution.stage().status(),
                execution.stage().subStatus(),
                execution.stage().customerStatus());
    }
}

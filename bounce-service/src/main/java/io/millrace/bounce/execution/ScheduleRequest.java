package io.millrace.bounce.execution;

import io.millrace.bounce.field.Fields;
import io.millrace.bounce.field.Moment;
import java.time.Instant;
import java.util.List;

/** The body of the call that schedules or cancels. */
sealed interface ScheduleRequest {

    record Schedule(Instant start) implements ScheduleRequest {}

    record Cancel() implements ScheduleRequest {}

    static ScheduleRequest read(byte[] body) {
        var fields = Fields.of(body);
        String action = fields.word("action", List.of("schedule", "cancel"));
        return action.equals("cancel") ? new Cancel() : new Schedule(start(fields));
    }

    private static Instant start(Fields fields) {
        return Moment.read(fields.text("scheduledTime", 100))
                .orElseThrow(() -> fields.refused("scheduledTime", "must be " + Moment.FORM));
    }
}

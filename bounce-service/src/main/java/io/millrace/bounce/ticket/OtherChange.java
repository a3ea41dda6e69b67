package io.millrace.bounce.ticket;

import io.millrace.bounce.customer.Customer;
import io.millrace.bounce.field.Fields;
import io.millrace.bounce.field.Moment;
import io.millrace.bounce.field.Span;
import io.millrace.bounce.field.Window;
import io.millrace.bounce.instance.InstanceKey;
import java.time.Duration;
import java.time.Instant;

/** Reads the body that tells of another change. */
final class OtherChange {

    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_SUMMARY = 1000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private OtherChange() {}

    static NewTicket read(Customer customer, InstanceKey instance, byte[] body) {
        var fields = Fields.of(body);
        String type = fields.text("rfcType", LONGEST_TYPE);
        String subType = fields.text("rfcSubType", LONGEST_TYPE);
        Window window = window(fields);
        return new NewTicket(
                instance,
                type,
                subType,
                Stage.SCHEDULED,
                Span.of(window.length()),
                window,
                fields.optionalText("summary", LONGEST_SUMMARY),
                customer.subject());
    }

    private static Window window(Fields fields) {
        Instant start = moment(fields, "scheduledStart");
        Instant end = moment(fields, "scheduledEnd");
        if (!start.isBefore(end)) {
            throw fields.refused("scheduledEnd", "must be after scheduledStart");
        }
        if (Duration.between(start, end).compareTo(LONGEST_WINDOW) > 0) {
            throw fields.refused("scheduledEnd", "must be within 366 days of scheduledStart");
        }
        return new Window(start, end);
    }

    private static Instant moment(Fields fields, String name) {
        return Moment.read(fields.text(name, 100))
                .orElseThrow(() -> fields.refused(name, "must be " + Moment.FORM));
    }
}

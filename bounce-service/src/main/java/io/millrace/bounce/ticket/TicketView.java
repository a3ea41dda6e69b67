package io.millrace.bounce.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Another change as a customer reads it: what it is as a conflict, and its summary. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketView(@JsonUnwrapped Conflict ticket, @Nullable String summary) {

    static TicketView of(NewTicket ticket, KeptTicket kept) {
        var window = Objects.requireNonNull(ticket.window());
        return new TicketView(
                new Conflict(
                        kept.rfcNumber(),
                        ticket.rfcType(),
                        ticket.rfcSubType(),
                        ticket.stage().status(),
                        ticket.stage().subStatus(),
                        window.start(),
                        window.end(),
                        ticket.duration()),
                ticket.summary());
    }
}

package io.millrace.bounce.execution;

import io.millrace.bounce.ticket.Conflict;
import java.util.List;

/** What became of the wish to schedule. */
sealed interface Booking {

    record Booked(Execution execution) implements Booking {}

    /** Nothing was changed: these overlap. */
    record Overlaps(List<Conflict> conflicts) implements Booking {}
}

package io.millrace.bounce.ticket;

import io.millrace.bounce.field.Span;
import java.time.Instant;

/** A change whose window counts, fields in the order of the guide. */
public record Conflict(
        String rfcNumber,
        String rfcType,
        String rfcSubType,
        String status,
        String subStatus,
        Instant scheduledStart,
        Instant scheduledEnd,
        Span duration) {}

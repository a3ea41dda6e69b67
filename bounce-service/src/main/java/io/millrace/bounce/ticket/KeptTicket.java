package io.millrace.bounce.ticket;

import java.time.Instant;

/** A change that was just kept. */
public record KeptTicket(String rfcNumber, Instant createdAt) {}

package io.millrace.bounce.ticket;

import java.util.List;

/** The answer where windows overlap. */
public record Conflicts(List<Conflict> conflicts) {}

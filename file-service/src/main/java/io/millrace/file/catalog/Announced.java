package io.millrace.file.catalog;

import java.time.Instant;

/** A record that was just made. */
public record Announced(NewFile file, long id, Instant createdAt) {}

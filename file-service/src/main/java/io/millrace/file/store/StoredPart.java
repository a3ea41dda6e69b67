package io.millrace.file.store;

/** A part as the store has it. */
public record StoredPart(int number, long size, String entityTag) {}

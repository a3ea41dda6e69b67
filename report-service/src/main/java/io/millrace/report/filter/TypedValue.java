package io.millrace.report.filter;

/**
 * A value to be bound.
 *
 * @param text as PostgreSQL reads it
 * @param type to which it is cast, such as {@code bigint}; one of ours
 */
public record TypedValue(String text, String type) {}

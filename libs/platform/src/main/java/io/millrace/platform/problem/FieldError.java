package io.millrace.platform.problem;

/**
 * One fault of a request body.
 *
 * @param pointer JSON Pointer to the field, such as {@code /tasks/0/path}
 */
public record FieldError(String pointer, String detail) {}

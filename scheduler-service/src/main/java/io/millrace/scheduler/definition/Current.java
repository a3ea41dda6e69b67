package io.millrace.scheduler.definition;

/**
 * A definition and the row of {@code definition_version} that holds it for ever.
 *
 * @param version key of that row; written in the transaction that saved the definition
 */
public record Current<D>(long version, D definition) {}

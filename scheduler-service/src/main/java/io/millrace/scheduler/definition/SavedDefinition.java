package io.millrace.scheduler.definition;

/**
 * A definition that was saved.
 *
 * @param created whether it is new
 */
record SavedDefinition(boolean created, DefinitionView view) {}

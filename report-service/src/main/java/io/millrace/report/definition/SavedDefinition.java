package io.millrace.report.definition;

/** A definition as it is kept now. */
record SavedDefinition(ReportDefinition definition, boolean isNew) {}

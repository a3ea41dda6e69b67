package io.millrace.bounce.metadata;

/** Which durations there are in a unit. */
record DurationView(String unit, int minimum, int maximum) {}

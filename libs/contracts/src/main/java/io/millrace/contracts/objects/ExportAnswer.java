package io.millrace.contracts.objects;

import java.util.List;

/** The objects that fit, in the order of their codes. */
public record ExportAnswer(List<ExportedObject> objects) {}

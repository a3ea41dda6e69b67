package io.millrace.report.sweep;

import org.jspecify.annotations.Nullable;

/**
 * An object that is to go.
 *
 * @param uploadId of an upload that may still be open under its key, or null
 */
record DiscardedObject(String key, @Nullable String uploadId) {}

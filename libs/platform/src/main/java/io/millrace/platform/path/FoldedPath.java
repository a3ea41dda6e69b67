package io.millrace.platform.path;

import org.jspecify.annotations.Nullable;

/**
 * A path in the spelling of its route.
 *
 * @param tenant first segment that was cut off, or null
 */
record FoldedPath(String path, @Nullable String tenant) {}

/** Partitions of the audit: made ahead, dropped when they are old. */
@NullMarked
package io.millrace.callback.retention;

import org.jspecify.annotations.NullMarked;

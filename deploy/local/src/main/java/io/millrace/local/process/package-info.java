/**
 * Processes that the local stack starts: how they are launched, when they count as ready, and how
 * exactly those, and no others, are ended again.
 */
@NullMarked
package io.millrace.local.process;

import org.jspecify.annotations.NullMarked;

/** Letting held tasks go. */
@NullMarked
package io.millrace.scheduler.release;

import org.jspecify.annotations.NullMarked;

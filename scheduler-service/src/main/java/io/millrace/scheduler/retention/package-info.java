/** Partitions of runs and tasks: made ahead, dropped when they are old. */
@NullMarked
package io.millrace.scheduler.retention;

import org.jspecify.annotations.NullMarked;

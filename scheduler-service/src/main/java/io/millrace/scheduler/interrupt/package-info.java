/** Stopping a run before its answer is given, whatever arrives later. */
@NullMarked
package io.millrace.scheduler.interrupt;

import org.jspecify.annotations.NullMarked;

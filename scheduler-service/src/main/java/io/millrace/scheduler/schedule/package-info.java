/**
 * Started processes: their rows, the slots at which they fire, each exactly once over any number of
 * pods, and what has become of it.
 */
@NullMarked
package io.millrace.scheduler.schedule;

import org.jspecify.annotations.NullMarked;

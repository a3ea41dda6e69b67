/** How a run stands, now or at its next change. Reads by keys alone, whatever the history. */
@NullMarked
package io.millrace.scheduler.status;

import org.jspecify.annotations.NullMarked;

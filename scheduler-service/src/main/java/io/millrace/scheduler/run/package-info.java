/**
 * What a run is: its id, its outside status, the states of its tasks, and why a request about it is
 * refused.
 */
@NullMarked
package io.millrace.scheduler.run;

import org.jspecify.annotations.NullMarked;

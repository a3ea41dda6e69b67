/** Starting a run: many requests share one commit, each gets its own answer. */
@NullMarked
package io.millrace.scheduler.trigger;

import org.jspecify.annotations.NullMarked;

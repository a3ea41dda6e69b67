/** What may be run: batches of tasks, groups of batches, and the workers that are called. */
@NullMarked
package io.millrace.scheduler.definition;

import org.jspecify.annotations.NullMarked;

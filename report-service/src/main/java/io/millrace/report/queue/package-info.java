/** Reports that were asked for: the queue of those to be made, and what became of the others. */
@NullMarked
package io.millrace.report.queue;

import org.jspecify.annotations.NullMarked;

/** Begins the runs of bounces whose windows begin, as the bounce service tells of them. */
@NullMarked
package io.millrace.scheduler.bounce;

import org.jspecify.annotations.NullMarked;

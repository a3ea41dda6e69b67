/** A new run with everything an earlier run was asked for. */
@NullMarked
package io.millrace.scheduler.rerun;

import org.jspecify.annotations.NullMarked;

/** Going on with a run that ended badly, from what did not succeed. */
@NullMarked
package io.millrace.scheduler.restart;

import org.jspecify.annotations.NullMarked;

/** How a bounce that was begun is coming along, as the scheduler tells of its run. */
@NullMarked
package io.millrace.bounce.progress;

import org.jspecify.annotations.NullMarked;

/** Starts what is due. */
@NullMarked
package io.millrace.bounce.start;

import org.jspecify.annotations.NullMarked;

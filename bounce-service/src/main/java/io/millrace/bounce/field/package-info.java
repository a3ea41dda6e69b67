/** How values of requests are read, and times and durations written. */
@NullMarked
package io.millrace.bounce.field;

import org.jspecify.annotations.NullMarked;

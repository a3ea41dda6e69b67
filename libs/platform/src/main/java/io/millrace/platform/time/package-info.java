/** The clock that everything asks for the time. */
@NullMarked
package io.millrace.platform.time;

import org.jspecify.annotations.NullMarked;

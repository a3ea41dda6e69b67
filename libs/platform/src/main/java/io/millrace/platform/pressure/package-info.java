/** Takes on no more than can be done: 429 before the pile grows, 503 while something is away. */
@NullMarked
package io.millrace.platform.pressure;

import org.jspecify.annotations.NullMarked;

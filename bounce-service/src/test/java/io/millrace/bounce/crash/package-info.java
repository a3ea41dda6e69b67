/** Bounce and scheduler beside each other as processes, and what a crash does to them. */
@NullMarked
package io.millrace.bounce.crash;

import org.jspecify.annotations.NullMarked;

/** How a request is refused: errorCode and message. */
@NullMarked
package io.millrace.bounce.refusal;

import org.jspecify.annotations.NullMarked;

/** Which addresses a call to somewhere else may go to. */
@NullMarked
package io.millrace.platform.address;

import org.jspecify.annotations.NullMarked;

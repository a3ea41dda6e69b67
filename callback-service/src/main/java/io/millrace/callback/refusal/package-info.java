/** Calls refused before they reach the callback: worded in its envelope, and recorded as well. */
@NullMarked
package io.millrace.callback.refusal;

import org.jspecify.annotations.NullMarked;

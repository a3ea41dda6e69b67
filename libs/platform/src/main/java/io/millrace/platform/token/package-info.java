/** Verified bearer tokens, remembered until they expire. */
@NullMarked
package io.millrace.platform.token;

import org.jspecify.annotations.NullMarked;

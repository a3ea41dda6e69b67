/** Hands out the keys that tokens are verified with. */
@NullMarked
package io.millrace.auth.jwks;

import org.jspecify.annotations.NullMarked;

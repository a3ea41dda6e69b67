/** Identifiers of customers' keys, for an administrator of the platform. */
@NullMarked
package io.millrace.bounce.jwks;

import org.jspecify.annotations.NullMarked;

/** Customers' public keys: where they are, fetched with care, remembered and rotated. */
@NullMarked
package io.millrace.bounce.keys;

import org.jspecify.annotations.NullMarked;

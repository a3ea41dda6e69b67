/** Real tokens of the realm's users and clients. */
@NullMarked
package io.millrace.testing.token;

import org.jspecify.annotations.NullMarked;

/** Turns a request with a customer's own token into one {@code Customer}, or refuses it. */
@NullMarked
package io.millrace.bounce.customer;

import org.jspecify.annotations.NullMarked;

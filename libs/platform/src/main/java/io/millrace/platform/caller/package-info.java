/**
 * Turns a request into one {@code Caller}, or refuses it in the words of the family it addresses.
 */
@NullMarked
package io.millrace.platform.caller;

import org.jspecify.annotations.NullMarked;

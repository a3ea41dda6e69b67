/**
 * Events leave in the transaction of their effect, and arrive at consumers that apply each once.
 */
@NullMarked
package io.millrace.platform.outbox;

import org.jspecify.annotations.NullMarked;

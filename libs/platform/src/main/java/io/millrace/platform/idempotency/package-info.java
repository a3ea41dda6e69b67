/**
 * Idempotency-Key: the first answer is stored in the transaction of its effect and replayed ever
 * after.
 */
@NullMarked
package io.millrace.platform.idempotency;

import org.jspecify.annotations.NullMarked;

/**
 * The running local stack as the bench sees it: addresses, a token, the scheduler's API, the
 * database.
 */
@NullMarked
package io.millrace.bench.stack;

import org.jspecify.annotations.NullMarked;

/** HTTP at next to no cost: many callers on one thread, and a worker that does nothing. */
@NullMarked
package io.millrace.bench.http;

import org.jspecify.annotations.NullMarked;

/** What the service shows of itself, and who relies on it. */
@NullMarked
package io.millrace.scheduler.metrics;

import org.jspecify.annotations.NullMarked;

package io.millrace.scheduler.definition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a failed call is made again, and after how long.
 *
 * @param maxAttempts calls in all, at least 1
 * @param backoff pause before the second call
 * @param factor by which each further pause grows
 * @param maxBackoff upper bound of a pause, or null for none
 */
public record RetryPolicy(
        int maxAttempts, Duration backoff, double factor, @Nullable Duration maxBackoff) {}

package io.millrace.scheduler.definition;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whom tasks call.
 *
 * @param maxConcurrency calls in flight at once, over all pods
 * @param ratePerSecond calls started per second, or null for no limit
 * @param cancelPath called when a running task is interrupted, or null
 */
public record WorkerDefinition(
        String code,
        URI baseUrl,
        int maxConcurrency,
        @Nullable Double ratePerSecond,
        WorkerAuth auth,
        @Nullable String cancelPath) {}

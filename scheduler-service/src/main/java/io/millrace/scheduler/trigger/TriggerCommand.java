package io.millrace.scheduler.trigger;

import io.millrace.scheduler.run.BatchType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be started.
 *
 * @param included when given, everything else is excluded
 * @param traceparent W3C trace context of the request, or null
 */
public record TriggerCommand(
        String tenant,
        String user,
        String batchName,
        BatchType type,
        Optional<Set<String>> included,
        Set<String> excluded,
        Set<String> held,
        DynamicParameters parameters,
        @Nullable String traceparent) {}

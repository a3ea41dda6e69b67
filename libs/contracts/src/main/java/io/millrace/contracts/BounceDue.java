package io.millrace.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The window of a bounce begins: the batch of its instance is to run, exactly once.
 *
 * @param executionId such as 3-7JZXAMZ
 * @param supportIdentifier the customer
 * @param batchName batch of the tenant
 * @param operation "start", "stop" or "bounce"
 * @param services "All", "Apps", "Components", "AllwithVM" or "AppswithVM"
 * @param hosts of the instance
 * @param options bounce options by name
 * @param blackOutMinutes for how long nobody is to be alarmed; of a stop alone, else null
 * @param requestedBy who scheduled it: the subject of the customer's token
 */
public record BounceDue(
        String executionId,
        String supportIdentifier,
        String serviceType,
        String instanceId,
        String batchName,
        String operation,
        String services,
        List<String> hosts,
        Map<String, String> options,
        Instant scheduledStart,
        Instant scheduledEnd,
        String requestedBy,
        @Nullable Integer blackOutMinutes) {}

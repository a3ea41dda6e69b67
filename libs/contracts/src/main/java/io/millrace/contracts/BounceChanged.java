package io.millrace.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution of a bounce has another status or another window.
 *
 * @param status "Open", "In Progress" or "Closed"
 * @param subStatus such as "Ready For Execution" or "Successful"
 * @param scheduledStart null while it is not scheduled
 * @param startedAt when its run began
 * @param batchRunId its run, once there is one
 * @param changedBy the subject of the customer's token, or a service
 * @param reason why it failed, or null
 */
public record BounceChanged(
        String executionId,
        String supportIdentifier,
        String serviceType,
        String instanceId,
        String operation,
        String status,
        String subStatus,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String batchRunId,
        String changedBy,
        @Nullable String reason) {}

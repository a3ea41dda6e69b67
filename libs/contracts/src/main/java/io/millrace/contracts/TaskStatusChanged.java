package io.millrace.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of a run has another status.
 *
 * @param attempt number of the latest call, from 1; 0 before the first
 * @param message the last error, or null
 * @param jobId of an asynchronous task whose call was made, else null
 * @param bounceExecutionId the bounce its run was begun for, or null
 */
public record TaskStatusChanged(
        String batchRunId,
        String batchName,
        String taskCode,
        RunStatus status,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String message,
        @Nullable String jobId,
        @Nullable String bounceExecutionId) {}

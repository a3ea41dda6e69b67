package io.millrace.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker called back.
 *
 * @param jobId 15 hexadecimal digits, upper case
 * @param message as sent; JSON in it may hold a task's outputs; null where none was sent
 * @param restAuditId of the call
 * @param batchRunId the run, where the callback service knows it
 * @param taskCode the task, where the callback service knows it
 */
public record JobStatusChanged(
        String jobId,
        JobStatus status,
        @Nullable String message,
        long restAuditId,
        Instant receivedAt,
        @Nullable String batchRunId,
        @Nullable String taskCode) {}

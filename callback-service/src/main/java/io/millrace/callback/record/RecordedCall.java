package io.millrace.callback.record;

import org.jspecify.annotations.Nullable;

/**
 * A call on record.
 *
 * @param restAuditId its number
 * @param answer number of a ResultCode, or an HTTP status
 * @param changed whether the job has another status because of it
 * @param batchRunId the job's run, where it is known yet
 * @param taskCode the job's task, where it is known yet
 */
public record RecordedCall(
        long restAuditId,
        int answer,
        boolean changed,
        @Nullable String batchRunId,
        @Nullable String taskCode) {}

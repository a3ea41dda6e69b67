package io.millrace.contracts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of a batch or of a group has another status, or began anew.
 *
 * @param batchType "rest" or "group"
 * @param groupRunId the group run it is a member of, or null
 * @param triggeredBy remote user of the trigger
 * @param startedAt when it was triggered, or last restarted
 * @param endedAt null while it is going
 * @param tasks number of tasks; of a group, of members
 * @param tasksFailed how many of them ended FAILED or ABORTED
 * @param bounceExecutionId the bounce it was begun for, or null
 */
public record RunStatusChanged(
        String batchRunId,
        String batchName,
        String batchType,
        @Nullable String groupRunId,
        LocalDate businessDate,
        RunStatus status,
        String triggeredBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int tasks,
        int tasksFailed,
        @Nullable String bounceExecutionId) {}

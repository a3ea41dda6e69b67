package io.millrace.bounce.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a bounce.
 *
 * @param batchRunId its run, once there is one
 * @param runStatus as the scheduler says it
 * @param reason why it failed, else null
 */
public record Course(
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String batchRunId,
        @Nullable String runStatus,
        @Nullable Integer tasks,
        @Nullable Integer tasksFailed,
        @Nullable String reason) {

    static final Course NONE = new Course(null, null, null, null, null, null, null);

    public Course endedAt(Instant end) {
        return new Course(startedAt, end, batchRunId, runStatus, tasks, tasksFailed, reason);
    }

    public Course failed(Instant end, String why) {
        return new Course(startedAt, end, batchRunId, runStatus, tasks, tasksFailed, why);
    }
}

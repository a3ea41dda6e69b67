package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.run.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that is about to be written.
 *
 * @param group what it is a member of, or null
 * @param definitionVersion of the batch or group; checked against the current one unless it is a
 *     member
 * @param tasks first states; shared by runs that start alike
 * @param bounceExecutionId the bounce it is begun for, or null
 */
public record NewRun(
        String tenant,
        BatchRunId batchRunId,
        BatchType type,
        long definitionVersion,
        Plan plan,
        @Nullable NewRun group,
        int memberNo,
        Status status,
        FirstTasks tasks,
        RunParameters parameters,
        Selection selection,
        String triggeredBy,
        @Nullable String traceparent,
        @Nullable String bounceExecutionId) {

    /** Codes as they were asked for, joined by commas; null where nothing was asked. */
    public record Selection(
            @Nullable String included, @Nullable String excluded, @Nullable String held) {

        public static final Selection NONE = new Selection(null, null, null);
    }

    RunContext context(long id, @Nullable RunKey parent) {
        return new RunContext(
                new RunKey(tenant, batchRunId.createdOn(), id),
                batchRunId.toString(),
                batchRunId.batchName(),
                type,
                definitionVersion,
                plan,
                parent,
                group == null ? null : group.batchRunId().toString(),
                memberNo,
                batchRunId.businessDate(),
                triggeredBy,
                parameters,
                traceparent,
                bounceExecutionId);
    }

    /** The runs of a group's members, with the group's first. */
    public record Family(NewRun root, List<NewRun> members) {}
}

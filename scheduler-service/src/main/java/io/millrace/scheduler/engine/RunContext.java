package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.RunParameters;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a run; pods keep it in memory.
 *
 * @param parent the group's run, or null
 * @param parentRunId batchRunId of the parent, or null
 * @param memberNo number of the task that stands for this run in the parent
 * @param bounceExecutionId the bounce it was begun for, or null
 */
public record RunContext(
        RunKey key,
        String batchRunId,
        String batchName,
        BatchType type,
        long definitionVersion,
        Plan plan,
        @Nullable RunKey parent,
        @Nullable String parentRunId,
        int memberNo,
        LocalDate businessDate,
        String triggeredBy,
        RunParameters parameters,
        @Nullable String traceparent,
        @Nullable String bounceExecutionId) {

    /** Of the key alone: this is hashed for every call, and parameters may be large. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The run whose lock covers this one. */
    public RunKey root() {
        return parent == null ? key : parent;
    }
}

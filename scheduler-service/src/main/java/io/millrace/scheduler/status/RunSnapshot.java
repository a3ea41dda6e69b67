package io.millrace.scheduler.status;

import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.Status;
import java.util.List;

/**
 * A run at one moment.
 *
 * @param movable whether the status can change by itself
 * @param taskStates of a batch, by the tasks' places in its definition
 * @param members of a group, in their order
 */
record RunSnapshot(
        String batchRunId,
        BatchType type,
        long definitionVersion,
        Status status,
        boolean movable,
        List<Status> taskStates,
        List<Member> members) {

    /** The run of one member. */
    record Member(String batchName, String batchRunId, Status status) {}
}

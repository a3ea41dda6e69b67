package io.millrace.scheduler.status;

import io.millrace.scheduler.run.Status;
import java.util.List;

/** How a run stands; fields in the order the external scheduler guide prints them. */
public sealed interface StatusAnswer {

    /** The status of the call, not of the run. */
    String SUCCESS = "success";

    /** A batch with its tasks. */
    record OfBatch(
            String severity,
            String batchRunId,
            List<TaskStatus> taskStatusList,
            String batchStatusCode,
            List<MemberStatus> batchList,
            String batchStatus,
            String status,
            String statusCode)
            implements StatusAnswer {

        OfBatch(String batchRunId, List<TaskStatus> tasks, Status run) {
            this("info", batchRunId, tasks, run.code(), List.of(), run.word(), SUCCESS, "0");
        }
    }

    /** A group with its member batches. */
    record OfGroup(
            String severity,
            String batchRunId,
            String batchStatusCode,
            List<MemberStatus> batchList,
            String batchStatus,
            String status,
            String statusCode)
            implements StatusAnswer {

        OfGroup(String batchRunId, List<MemberStatus> members, Status run) {
            this("info", batchRunId, run.code(), members, run.word(), SUCCESS, "0");
        }
    }

    /** One task. */
    record TaskStatus(String taskCode, String taskStatus, String statusCode) {

        TaskStatus(String taskCode, Status status) {
            this(taskCode, status.word(), status.code());
        }
    }

    /** One member of a group. */
    record MemberStatus(String batchRunId, String batchStatusCode, String batchStatus) {

        MemberStatus(String batchRunId, Status status) {
            this(batchRunId, status.code(), status.word());
        }
    }
}

package io.millrace.report.feed;

import static io.millrace.report.feed.Column.count;
import static io.millrace.report.feed.Column.moment;
import static io.millrace.report.feed.Column.number;
import static io.millrace.report.feed.Column.text;

import io.millrace.contracts.JobStatus;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import java.util.List;

/** Tables of what runs, tasks and their jobs did. */
final class RunTables {

    static final StoreTable<RunStatusChanged> RUN =
            new StoreTable<>(
                    "run",
                    2,
                    List.of(
                            text("tenant", Told::tenant),
                            text("batch_run_id", told -> told.data().batchRunId()),
                            text("batch_name", told -> told.data().batchName()),
                            text("batch_type", told -> told.data().batchType()),
                            text("group_run_id", told -> told.data().groupRunId()),
                            new Column<>(
                                    "business_date", "date", told -> told.data().businessDate()),
                            text("status", told -> told.data().status().word()),
                            count("status_code", told -> told.data().status().code()),
                            text("triggered_by", told -> told.data().triggeredBy()),
                            moment("started_at", told -> told.data().startedAt()),
                            moment("ended_at", told -> told.data().endedAt()),
                            count("tasks", told -> told.data().tasks()),
                            count("tasks_failed", told -> told.data().tasksFailed())));

    static final StoreTable<TaskStatusChanged> TASK =
            new StoreTable<>(
                    "task",
                    3,
                    List.of(
                            text("tenant", Told::tenant),
                            text("batch_run_id", told -> told.data().batchRunId()),
                            text("task_code", told -> told.data().taskCode()),
                            text("batch_name", told -> told.data().batchName()),
                            text("status", told -> told.data().status().word()),
                            count("status_code", told -> told.data().status().code()),
                            count("attempts", told -> told.data().attempt()),
                            moment("started_at", told -> told.data().startedAt()),
                            moment("ended_at", told -> told.data().endedAt()),
                            text("message", told -> told.data().message())));

    static final StoreTable<TaskStatusChanged> JOB =
            new StoreTable<>(
                    "job",
                    2,
                    List.of(
                            text("tenant", Told::tenant),
                            text("job_id", told -> told.data().jobId()),
                            text("batch_run_id", told -> told.data().batchRunId()),
                            text("task_code", told -> told.data().taskCode())));

    static final StoreTable<JobStatusChanged> JOB_CALLBACK =
            new StoreTable<>(
                    "job_callback",
                    2,
                    List.of(
                            text("tenant", Told::tenant),
                            number("rest_audit_id", told -> told.data().restAuditId()),
                            text("job_id", told -> told.data().jobId()),
                            text("batch_run_id", told -> told.data().batchRunId()),
                            text("task_code", told -> told.data().taskCode()),
                            text("status", told -> word(told.data().status())),
                            text("message", told -> told.data().message()),
                            moment("received_at", told -> told.data().receivedAt())));

    private RunTables() {}

    private static String word(JobStatus status) {
        return switch (status) {
            case STARTED -> "Started";
            case COMPLETED -> "Completed";
            case FAILED -> "Failed";
        };
    }
}

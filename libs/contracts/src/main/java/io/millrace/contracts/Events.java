package io.millrace.contracts;

import java.util.List;

/** Every kind of event there is. */
public final class Events {

    public static final EventType<RunStatusChanged> RUN_STATUS_CHANGED =
            EventType.of("run-status-changed", 1, Topics.RUNS, RunStatusChanged.class);

    public static final EventType<TaskStatusChanged> TASK_STATUS_CHANGED =
            EventType.of("task-status-changed", 1, Topics.RUNS, TaskStatusChanged.class);

    public static final EventType<JobStatusChanged> JOB_STATUS_CHANGED =
            EventType.of("job-status-changed", 1, Topics.JOBS, JobStatusChanged.class);

    public static final EventType<FileStored> FILE_STORED =
            EventType.of("file-stored", 1, Topics.FILES, FileStored.class);

    public static final EventType<FileDeleted> FILE_DELETED =
            EventType.of("file-deleted", 1, Topics.FILES, FileDeleted.class);

    public static final EventType<RunRefused> RUN_REFUSED =
            EventType.of("run-refused", 1, Topics.RUNS, RunRefused.class);

    public static final EventType<ReportFinished> REPORT_FINISHED =
            EventType.of("report-finished", 1, Topics.REPORTS, ReportFinished.class);

    public static final EventType<MigrationFinished> MIGRATION_FINISHED =
            EventType.of("migration-finished", 1, Topics.MIGRATIONS, MigrationFinished.class);

    public static final EventType<BounceDue> BOUNCE_DUE =
            EventType.of("bounce-due", 1, Topics.BOUNCES, BounceDue.class);

    public static final EventType<BounceChanged> BOUNCE_CHANGED =
            EventType.of("bounce-changed", 1, Topics.BOUNCES, BounceChanged.class);

    public static final List<EventType<?>> ALL =
            List.of(
                    RUN_STATUS_CHANGED,
                    TASK_STATUS_CHANGED,
                    JOB_STATUS_CHANGED,
                    FILE_STORED,
                    FILE_DELETED,
                    RUN_REFUSED,
                    REPORT_FINISHED,
                    MIGRATION_FINISHED,
                    BOUNCE_DUE,
                    BOUNCE_CHANGED);

    private Events() {}
}

package io.millrace.report.feed;

import io.millrace.contracts.BounceChanged;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.EventType;
import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.contracts.MigrationFinished;
import io.millrace.contracts.ReportFinished;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A batch of events, sorted by the tables that they belong to. */
final class News {

    private static final Logger LOG = Logger.getLogger(News.class);

    private final Newest<Told<RunStatusChanged>> runs = new Newest<>(RunTables.RUN);
    private final Newest<Told<TaskStatusChanged>> tasks = new Newest<>(RunTables.TASK);
    private final Newest<Told<TaskStatusChanged>> jobs = new Newest<>(RunTables.JOB);
    private final Newest<Told<JobStatusChanged>> callbacks = new Newest<>(RunTables.JOB_CALLBACK);
    private final Newest<Told<FileNews>> files = new Newest<>(OtherTables.FILE);
    private final Newest<Told<ReportFinished>> reports = new Newest<>(OtherTables.REPORT);
    private final Newest<Told<MigrationFinished>> migrations = new Newest<>(OtherTables.MIGRATION);
    private final Newest<Told<BounceChanged>> bounces = new Newest<>(OtherTables.BOUNCE);

    private final Map<String, Consumer<String>> readers =
            Map.of(
                    Events.RUN_STATUS_CHANGED.name(),
                    json -> runs.put(told(json, Events.RUN_STATUS_CHANGED)),
                    Events.TASK_STATUS_CHANGED.name(),
                    json -> addTask(told(json, Events.TASK_STATUS_CHANGED)),
                    Events.JOB_STATUS_CHANGED.name(),
                    json -> callbacks.put(told(json, Events.JOB_STATUS_CHANGED)),
                    Events.FILE_STORED.name(),
                    json -> addFile(EventJson.read(json, Events.FILE_STORED), FileNews::of),
                    Events.FILE_DELETED.name(),
                    json -> addFile(EventJson.read(json, Events.FILE_DELETED), FileNews::of),
                    Events.REPORT_FINISHED.name(),
                    json -> reports.put(told(json, Events.REPORT_FINISHED)),
                    Events.MIGRATION_FINISHED.name(),
                    json -> migrations.put(told(json, Events.MIGRATION_FINISHED)),
                    Events.BOUNCE_CHANGED.name(),
                    json -> bounces.put(told(json, Events.BOUNCE_CHANGED)));

    /** Events of kinds that no report shows are left alone; one that cannot be read is let go. */
    void add(String json) {
        try {
            readers.getOrDefault(EventJson.typeOf(json), _ -> {}).accept(json);
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            LOG.errorf("an event is let go: %s", unreadable.getMessage());
        }
    }

    private static <D> Told<D> told(String json, EventType<D> type) {
        return Told.by(EventJson.read(json, type));
    }

    private void addTask(Told<TaskStatusChanged> told) {
        tasks.put(told);
        if (told.data().jobId() != null) {
            jobs.put(told);
        }
    }

    private <D> void addFile(
            CloudEvent<D> event, java.util.function.Function<D, FileNews> meaning) {
        files.put(new Told<>(event.tenant(), meaning.apply(event.data())));
    }

    void write(Connection transaction) throws SQLException {
        runs.write(transaction);
        tasks.write(transaction);
        jobs.write(transaction);
        callbacks.write(transaction);
        files.write(transaction);
        reports.write(transaction);
        migrations.write(transaction);
        bounces.write(transaction);
    }
}

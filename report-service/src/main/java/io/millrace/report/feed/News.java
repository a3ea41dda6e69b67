package io.millrace.report.feed;

import io.millrace.contracts.BounceChanged;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** A batch of events, sorted by the tables that they belong to. */
final class News {

    private static final Logger LOG = Logger.getLogger(News.class);

    private final Newest<RunStatusChanged> runs = new Newest<>(RunTables.RUN);
    private final Newest<TaskStatusChanged> tasks = new Newest<>(RunTables.TASK);
    private final Newest<TaskStatusChanged> jobs = new Newest<>(RunTables.JOB);
    private final Newest<JobStatusChanged> callbacks = new Newest<>(RunTables.JOB_CALLBACK);
    private final Newest<FileNews> files = new Newest<>(OtherTables.FILE);
    private final Newest<ReportFinished> reports = new Newest<>(OtherTables.REPORT);
    private final Newest<MigrationFinished> migrations = new Newest<>(OtherTables.MIGRATION);
    private final Newest<BounceChanged> bounces = new Newest<>(OtherTables.BOUNCE);

    private final Map<String, Consumer<ConsumerRecord<String, String>>> readers =
            Map.of(
                    Events.RUN_STATUS_CHANGED.name(),
                    event -> runs.put(told(event, Events.RUN_STATUS_CHANGED)),
                    Events.TASK_STATUS_CHANGED.name(),
                    event -> addTask(told(event, Events.TASK_STATUS_CHANGED)),
                    Events.JOB_STATUS_CHANGED.name(),
                    event -> callbacks.put(told(event, Events.JOB_STATUS_CHANGED)),
                    Events.FILE_STORED.name(),
                    event -> files.put(told(event, Events.FILE_STORED).as(FileNews::of)),
                    Events.FILE_DELETED.name(),
                    event -> files.put(told(event, Events.FILE_DELETED).as(FileNews::of)),
                    Events.REPORT_FINISHED.name(),
                    event -> reports.put(told(event, Events.REPORT_FINISHED)),
                    Events.MIGRATION_FINISHED.name(),
                    event -> migrations.put(told(event, Events.MIGRATION_FINISHED)),
                    Events.BOUNCE_CHANGED.name(),
                    event -> bounces.put(told(event, Events.BOUNCE_CHANGED)));

    /** Events of kinds that no report shows are left alone; one that cannot be read is let go. */
    void add(ConsumerRecord<String, String> event) {
        try {
            readers.getOrDefault(EventJson.typeOf(event.value()), _ -> {}).accept(event);
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            LOG.errorf("an event is let go: %s", unreadable.getMessage());
        }
    }

    private static <D> Told<D> told(ConsumerRecord<String, String> event, EventType<D> type) {
        return Told.by(event, EventJson.read(event.value(), type));
    }

    private void addTask(Told<TaskStatusChanged> told) {
        tasks.put(told);
        if (told.data().jobId() != null) {
            jobs.put(told);
        }
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

package io.millrace.callback.run;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What of a batch of events is about jobs. */
final class RunNews {

    private static final Logger LOG = Logger.getLogger(RunNews.class);

    private record Run(String tenant, String batchRunId) {}

    private final List<JobOfTask> jobs = new ArrayList<>();
    private final Map<Run, EndedRun> ended = new LinkedHashMap<>();

    private RunNews() {}

    static RunNews read(List<String> events) {
        var news = new RunNews();
        events.stream().filter(RunNews::isOfInterest).forEach(news::add);
        return news;
    }

    /** Nearly all events are of tasks without a job and of runs that go on: those are not read. */
    private static boolean isOfInterest(String event) {
        return event.contains("\"jobId\":\"")
                || !(event.contains("\"jobId\":null") || event.contains("\"endedAt\":null"));
    }

    boolean isEmpty() {
        return jobs.isEmpty() && ended.isEmpty();
    }

    List<JobOfTask> jobs() {
        return jobs;
    }

    /** Each run once, as it ended last. */
    List<EndedRun> ended() {
        return List.copyOf(ended.values());
    }

    /** Events of other kinds are left alone; one that cannot be read must not stop the rest. */
    private void add(String json) {
        try {
            String type = EventJson.typeOf(json);
            if (type.equals(Events.TASK_STATUS_CHANGED.name())) {
                addTask(EventJson.read(json, Events.TASK_STATUS_CHANGED));
            } else if (type.equals(Events.RUN_STATUS_CHANGED.name())) {
                addRun(EventJson.read(json, Events.RUN_STATUS_CHANGED));
            }
        } catch (IllegalArgumentException bad) {
            LOG.errorf("An event that is no run's: %s", bad.getMessage());
        }
    }

    private void addTask(CloudEvent<TaskStatusChanged> event) {
        var task = event.data();
        if (task.jobId() != null) {
            jobs.add(
                    new JobOfTask(
                            event.tenant(), task.jobId(), task.batchRunId(), task.taskCode()));
        }
    }

    private void addRun(CloudEvent<RunStatusChanged> event) {
        var run = event.data();
        if (run.endedAt() != null) {
            ended.put(
                    new Run(event.tenant(), run.batchRunId()),
                    new EndedRun(event.tenant(), run.batchRunId(), run.endedAt()));
        }
    }
}

package io.millrace.bounce.progress;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.RunRefused;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What of a batch of events is about bounces. */
record RunNews(
        List<CloudEvent<RunStatusChanged>> runs,
        List<CloudEvent<RunRefused>> refusals,
        List<CloudEvent<TaskStatusChanged>> tasks) {

    private static final Logger LOG = Logger.getLogger(RunNews.class);

    /** Nearly all runs are of no bounce; they say so, and need not be read. */
    private static final String OF_NO_BOUNCE = "\"bounceExecutionId\":null";

    private static RunNews none() {
        return new RunNews(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static RunNews read(List<String> events) {
        var news = none();
        events.stream().filter(event -> !event.contains(OF_NO_BOUNCE)).forEach(news::add);
        return news;
    }

    boolean isEmpty() {
        return runs.isEmpty() && refusals.isEmpty() && tasks.isEmpty();
    }

    /** Each of the news alone, in their order. */
    List<RunNews> apart() {
        return Stream.of(
                        runs.stream().map(run -> new RunNews(List.of(run), List.of(), List.of())),
                        refusals.stream().map(no -> new RunNews(List.of(), List.of(no), List.of())),
                        tasks.stream()
                                .map(task -> new RunNews(List.of(), List.of(), List.of(task))))
                .flatMap(each -> each)
                .toList();
    }

    /** Events of other kinds are left alone; one that cannot be read must not stop the rest. */
    private void add(String json) {
        try {
            String type = EventJson.typeOf(json);
            if (type.equals(Events.TASK_STATUS_CHANGED.name())) {
                addTask(EventJson.read(json, Events.TASK_STATUS_CHANGED));
            } else if (type.equals(Events.RUN_STATUS_CHANGED.name())) {
                addRun(EventJson.read(json, Events.RUN_STATUS_CHANGED));
            } else if (type.equals(Events.RUN_REFUSED.name())) {
                refusals.add(EventJson.read(json, Events.RUN_REFUSED));
            }
        } catch (IllegalArgumentException bad) {
            LOG.errorf("An event that is no run's: %s", bad.getMessage());
        }
    }

    private void addTask(CloudEvent<TaskStatusChanged> event) {
        if (event.data().bounceExecutionId() != null) {
            tasks.add(event);
        }
    }

    private void addRun(CloudEvent<RunStatusChanged> event) {
        if (event.data().bounceExecutionId() != null) {
            runs.add(event);
        }
    }
}

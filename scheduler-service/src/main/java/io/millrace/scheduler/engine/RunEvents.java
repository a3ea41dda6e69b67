package io.millrace.scheduler.engine;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.Events;
import io.millrace.contracts.RunStatus;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import io.millrace.platform.outbox.OutboxEvent;
import io.millrace.scheduler.engine.Moves.RunMoved;
import io.millrace.scheduler.engine.Moves.TaskMoved;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events of what changed: every new status of a run, the end of every task, and that a worker has
 * accepted one and will call back. No parameter and no answer of a worker is in them.
 */
final class RunEvents {

    private static final String SOURCE = "/scheduler-service";

    private final Clock clock;

    RunEvents(Clock clock) {
        this.clock = clock;
    }

    List<OutboxEvent> of(Changes changes) {
        var events = new ArrayList<OutboxEvent>();
        changes.tasks().stream()
                .filter(RunEvents::isTold)
                .map(this::taskEvent)
                .forEach(events::add);
        changes.runs().stream().map(this::runEvent).forEach(events::add);
        return events;
    }

    private static boolean isTold(TaskMoved task) {
        return switch (task.state()) {
            case SUCCESSFUL, FAILED, INTERRUPTED, ABORTED, AWAITING ->
                    task.run().type() == BatchType.BATCH;
            case WAITING, READY, RUNNING, EXCLUDED, HELD -> false;
        };
    }

    private OutboxEvent taskEvent(TaskMoved task) {
        var data =
                new TaskStatusChanged(
                        task.run().batchRunId(),
                        task.run().batchName(),
                        task.run().plan().codes().get(task.taskNo()),
                        word(task.state().status(true)),
                        task.attempt(),
                        instant(task.startedAt()),
                        instant(task.endedAt()),
                        task.error(),
                        task.jobId(),
                        task.run().bounceExecutionId());
        return OutboxEvent.of(
                Events.TASK_STATUS_CHANGED,
                CloudEvent.of(
                        UUID.randomUUID(),
                        SOURCE,
                        Events.TASK_STATUS_CHANGED,
                        subject(task.run()),
                        clock.instant(),
                        data));
    }

    private OutboxEvent runEvent(RunMoved moved) {
        var run = moved.run();
        var data =
                new RunStatusChanged(
                        run.batchRunId(),
                        run.batchName(),
                        run.type().word(),
                        run.parentRunId(),
                        run.businessDate(),
                        word(moved.status()),
                        run.triggeredBy(),
                        instant(moved.startedAt()),
                        instant(moved.endedAt()),
                        moved.tasks(),
                        moved.failed(),
                        run.bounceExecutionId());
        return OutboxEvent.of(
                Events.RUN_STATUS_CHANGED,
                CloudEvent.of(
                        UUID.randomUUID(),
                        SOURCE,
                        Events.RUN_STATUS_CHANGED,
                        subject(run),
                        clock.instant(),
                        data));
    }

    private static CloudEvent.Subject subject(RunContext run) {
        return new CloudEvent.Subject(run.key().tenant(), run.batchRunId(), run.traceparent());
    }

    private static RunStatus word(Status status) {
        return RunStatus.ofWord(status.word());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

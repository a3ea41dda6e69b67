package io.millrace.bounce.progress;

import io.millrace.bounce.execution.Course;
import io.millrace.bounce.execution.Execution;
import io.millrace.bounce.ticket.Stage;
import io.millrace.contracts.RunStatusChanged;
import java.time.Instant;
import java.util.Objects;

/** What a status of the run makes of the execution. */
final class Outcome {

    private Outcome() {}

    /**
     * @param told when the scheduler said it
     */
    static Execution of(Execution execution, RunStatusChanged run, Instant told) {
        Course course = course(execution, run);
        Instant end = Objects.requireNonNullElse(run.endedAt(), told);
        return switch (run.status()) {
            case SUCCESSFUL -> execution.moved(Stage.SUCCESSFUL, course.endedAt(end));
            case FAILED, INTERRUPTED, ABORTED ->
                    execution.moved(Stage.FAILED, course.failed(end, reason(run)));
            case NOT_STARTED, ON_GOING, EXCLUDED, HELD -> execution.moved(Stage.RUNNING, course);
        };
    }

    private static Course course(Execution execution, RunStatusChanged run) {
        return new Course(
                run.startedAt(),
                null,
                run.batchRunId(),
                run.status().word(),
                run.tasks(),
                run.tasksFailed(),
                execution.course().reason());
    }

    private static String reason(RunStatusChanged run) {
        return run.tasksFailed() == 0
                ? "Run %s ended %s.".formatted(run.batchRunId(), run.status().word())
                : "Run %s ended %s: %d of its %d tasks failed."
                        .formatted(
                                run.batchRunId(),
                                run.status().word(),
                                run.tasksFailed(),
                                run.tasks());
    }
}

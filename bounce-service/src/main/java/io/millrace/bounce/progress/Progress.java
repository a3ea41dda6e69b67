package io.millrace.bounce.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.bounce.execution.Execution;
import io.millrace.bounce.field.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution is coming along; what is not known is left out.
 *
 * @param runStatus as the scheduler says it, once there is a run
 * @param tasks of the run
 * @param steps where details are asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Progress(
        String id,
        String instanceId,
        String operation,
        String status,
        String subStatus,
        String custStatus,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String batchRunId,
        @Nullable String runStatus,
        @Nullable Integer tasks,
        @Nullable Integer tasksEnded,
        @Nullable Integer tasksFailed,
        @Nullable String reason,
        @Nullable List<TaskProgress> steps) {

    static Progress of(Execution execution, int ended, @Nullable List<TaskProgress> steps) {
        Window window = execution.window();
        var stage = execution.stage();
        var course = execution.course();
        return new Progress(
                execution.id(),
                execution.instance().instanceId(),
                execution.request().operation(),
                stage.status(),
                stage.subStatus(),
                stage.customerStatus(),
                window == null ? null : window.start(),
                window == null ? null : window.end(),
                course.startedAt(),
                course.endedAt(),
                course.batchRunId(),
                course.runStatus(),
                course.tasks(),
                course.batchRunId() == null ? null : ended,
                course.tasksFailed(),
                course.reason(),
                steps);
    }
}

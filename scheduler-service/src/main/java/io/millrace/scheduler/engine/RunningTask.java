package io.millrace.scheduler.engine;

import io.millrace.scheduler.call.TaskCall;
import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.definition.WorkerDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task that a worker was at work on when it was stopped. */
public record RunningTask(RunContext run, int taskNo, int attempt, @Nullable String jobId) {

    public TaskDefinition task() {
        return run.plan().task(taskNo);
    }

    /** The call to tell the worker about. */
    public TaskCall call(WorkerDefinition worker) {
        return CallInputs.call(new Flight(run, taskNo, 0, 0, attempt, 0, jobId), worker, Map.of());
    }
}

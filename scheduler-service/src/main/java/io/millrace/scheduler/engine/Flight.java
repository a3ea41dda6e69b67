package io.millrace.scheduler.engine;

import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.engine.Settlement.Origin;
import io.millrace.scheduler.run.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * A claimed task whose call this pod makes.
 *
 * @param workerRevision of the worker's definition when the task was claimed; 0 where there is none
 * @param attempt number of the call, over restarts
 * @param tries calls made since the run was started or restarted, this one too
 */
record Flight(
        RunContext run,
        int taskNo,
        long workerRevision,
        int fence,
        int attempt,
        int tries,
        @Nullable String jobId) {

    TaskDefinition task() {
        return run.plan().task(taskNo);
    }

    Settlement settle(TaskState state) {
        return Settlement.ended(run, taskNo, fence, Origin.CALL, state);
    }
}

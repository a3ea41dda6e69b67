package io.millrace.bench.peer;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;

/** Hears of every task of db-scheduler whose row has been settled. */
final class CompletedTasks extends AbstractSchedulerListener {

    private final Runnable completed;

    CompletedTasks(Runnable completed) {
        this.completed = completed;
    }

    @Override
    public void onExecutionComplete(ExecutionComplete executionComplete) {
        if (executionComplete.getResult() == ExecutionComplete.Result.OK) {
            completed.run();
        }
    }
}

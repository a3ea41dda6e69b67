package io.millrace.scheduler.call;

import io.smallrye.mutiny.Uni;

/** Calls workers. Knows HTTP and nothing of runs, states or the database. */
public interface WorkerCall {

    /**
     * Makes one call; every fault of the worker is an outcome, never a failure of the Uni.
     * Cancelling the subscription closes the connection.
     */
    Uni<CallOutcome> call(TaskCall call);

    /** Tells the worker, best effort, that a running task was interrupted. */
    Uni<Void> cancel(TaskCall call);
}

package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.FamilyStatements.Stopped;
import io.millrace.scheduler.engine.Moves.RunMoved;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/** Ends runs with all that moves in them. The caller holds the lock of their root. */
public final class StopRuns {

    private final Cascade cascade;

    public StopRuns(Cascade cascade) {
        this.cascade = cascade;
    }

    /** How a run may be stopped. */
    public enum End {
        INTERRUPTED(Status.INTERRUPTED, TaskState.INTERRUPTED, "interrupted"),
        ABORTED(Status.ABORTED, TaskState.ABORTED, "the run's deadline has passed");

        private final Status run;
        private final TaskState task;
        private final String reason;

        End(Status run, TaskState task, String reason) {
            this.run = run;
            this.task = task;
            this.reason = reason;
        }
    }

    /** Stops the runs; their tasks that a worker was at work on. */
    public Uni<List<RunningTask>> stop(
            SqlConnection transaction, Map<RunKey, RunContext> runs, End end, Changes changes) {
        return FamilyStatements.stopTasks(transaction, runs, end.task, end.reason)
                .invoke(stopped -> changes.moveTasks(stopped.stream().map(Stopped::task).toList()))
                .call(() -> endRuns(transaction, runs, end, changes))
                .map(StopRuns::running);
    }

    private Uni<Void> endRuns(
            SqlConnection transaction, Map<RunKey, RunContext> runs, End end, Changes changes) {
        return FamilyStatements.stopRuns(transaction, runs, end.run)
                .invoke(changes::moveRuns)
                .map(ended -> ended.stream().filter(run -> isAlone(run, runs)).toList())
                .chain(alone -> cascade.settleParents(transaction, alone, changes));
    }

    /** Whether its group goes on, or it has none. */
    private static boolean isAlone(RunMoved moved, Map<RunKey, RunContext> stopped) {
        var group = moved.run().parent();
        return group == null || !stopped.containsKey(group);
    }

    private static List<RunningTask> running(List<Stopped> stopped) {
        return stopped.stream()
                .filter(Stopped::inFlight)
                .map(task ->
                        new RunningTask(
                                task.task().run(),
                                task.task().taskNo(),
                                task.task().attempt(),
                                task.task().jobId()))
                .toList();
    }
}

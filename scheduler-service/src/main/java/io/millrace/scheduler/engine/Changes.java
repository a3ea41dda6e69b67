package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.Moves.RunMoved;
import io.millrace.scheduler.engine.Moves.TaskMoved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one transaction changed, to be announced with it and after it. */
public final class Changes {

    /** A run as the outside names it. */
    record Touched(String tenant, String batchRunId) {}

    private final List<TaskMoved> tasks = new ArrayList<>();
    private final List<RunMoved> runs = new ArrayList<>();
    private final Set<Touched> touched = new HashSet<>();

    void moveTasks(Collection<TaskMoved> moved) {
        tasks.addAll(moved);
        moved.forEach(task -> touch(task.run()));
    }

    void moveRuns(Collection<RunMoved> moved) {
        runs.addAll(moved);
        moved.forEach(run -> touch(run.run()));
    }

    /** A run was written. */
    public void begun(InsertStatement.Written written) {
        moveRuns(
                List.of(
                        new RunMoved(
                                written.context(),
                                written.run().status(),
                                written.startedAt(),
                                null,
                                written.run().plan().size(),
                                0)));
    }

    void touch(RunContext run) {
        String tenant = run.key().tenant();
        touched.add(new Touched(tenant, run.batchRunId()));
        if (run.parentRunId() != null) {
            touched.add(new Touched(tenant, run.parentRunId()));
        }
    }

    List<TaskMoved> tasks() {
        return tasks;
    }

    List<RunMoved> runs() {
        return runs;
    }

    Set<Touched> touched() {
        return touched;
    }
}

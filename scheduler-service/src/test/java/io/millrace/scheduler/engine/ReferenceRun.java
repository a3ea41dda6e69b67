package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.Status;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntFunction;

/** What a run is to do, in as few words as possible: the engine must end in the same states. */
final class ReferenceRun {

    private final Scenario scenario;
    final Status[] tasks;
    private boolean interrupted;

    ReferenceRun(Scenario scenario) {
        this.scenario = scenario;
        this.tasks = new Status[scenario.size()];
        Arrays.setAll(tasks, scenario::mark);
    }

    /** Lets everything move that can; a call ends SUCCESSFUL or FAILED, or stays ONGOING. */
    void move(IntFunction<Status> call) {
        for (int pass = 0; pass < tasks.length; pass++) {
            for (int task = 0; task < tasks.length; task++) {
                if (tasks[task] == Status.NOT_STARTED && isFree(task)) {
                    tasks[task] = call.apply(task);
                }
            }
        }
    }

    private boolean isFree(int task) {
        return scenario.before(task).stream()
                .allMatch(t -> Set.of(Status.SUCCESSFUL, Status.EXCLUDED).contains(tasks[t]));
    }

    void interrupt() {
        interrupted = true;
        Arrays.setAll(tasks, t -> tasks[t] == Status.ONGOING ? Status.INTERRUPTED : tasks[t]);
    }

    void restart() {
        interrupted = false;
        var done = Set.of(Status.SUCCESSFUL, Status.EXCLUDED);
        Arrays.setAll(tasks, t -> done.contains(tasks[t]) ? tasks[t] : Status.NOT_STARTED);
    }

    void release(int task) {
        tasks[task] = Status.NOT_STARTED;
    }

    Status status() {
        var all = Arrays.asList(tasks);
        return all.contains(Status.ONGOING)
                ? Status.ONGOING
                : interrupted
                        ? Status.INTERRUPTED
                        : all.contains(Status.FAILED)
                                ? Status.FAILED
                                : all.contains(Status.HELD) ? Status.HELD : Status.SUCCESSFUL;
    }
}

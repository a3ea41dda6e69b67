package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The states in which a run's tasks begin. Pure.
 *
 * @param states by task number
 * @param unmet by task number: predecessors that are not excluded
 */
public record FirstTasks(BatchType type, Plan plan, List<TaskState> states, List<Integer> unmet) {

    /**
     * Tasks of a run.
     *
     * @param started whether tasks that wait for nothing are ready now, or when the run is opened
     */
    public static FirstTasks of(
            BatchType type, Plan plan, Set<String> excluded, Set<String> held, boolean started) {
        return started && excluded.isEmpty() && held.isEmpty()
                ? plan.allFirst(() -> build(type, plan, excluded, held, true))
                : build(type, plan, excluded, held, started);
    }

    private static FirstTasks build(
            BatchType type, Plan plan, Set<String> excluded, Set<String> held, boolean started) {
        List<TaskState> states = new ArrayList<>();
        List<Integer> unmet = new ArrayList<>();
        for (int number = 0; number < plan.size(); number++) {
            int waitsFor =
                    (int)
                            plan.predecessors(number).stream()
                                    .filter(before -> !excluded.contains(plan.codes().get(before)))
                                    .count();
            unmet.add(waitsFor);
            states.add(first(plan.codes().get(number), waitsFor, excluded, held, started));
        }
        return new FirstTasks(type, plan, states, unmet);
    }

    private static TaskState first(
            String code, int waitsFor, Set<String> excluded, Set<String> held, boolean started) {
        if (excluded.contains(code)) {
            return TaskState.EXCLUDED;
        }
        if (held.contains(code)) {
            return TaskState.HELD;
        }
        return started && waitsFor == 0 ? TaskState.READY : TaskState.WAITING;
    }

    public int count(TaskState state) {
        return (int) states.stream().filter(state::equals).count();
    }
}

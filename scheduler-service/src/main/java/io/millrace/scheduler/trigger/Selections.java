package io.millrace.scheduler.trigger;

import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.Current;
import io.millrace.scheduler.engine.FirstTasks;
import io.millrace.scheduler.engine.NewRun;
import io.millrace.scheduler.engine.Plan;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.millrace.scheduler.run.TaskState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks, or members, are left out or held back. When some are included, all others are
 * excluded, also those that were to be held.
 */
record Selections(Set<String> excluded, Set<String> held, NewRun.Selection asAsked) {

    static Selections of(TriggerCommand command, Plan plan) {
        var included = command.included().orElse(Set.of());
        requireKnown(plan, included);
        requireKnown(plan, command.excluded());
        requireKnown(plan, command.held());
        return new Selections(excluded(command, plan), command.held(), asAsked(command));
    }

    private static Set<String> excluded(TriggerCommand command, Plan plan) {
        if (command.included().isEmpty()) {
            return command.excluded();
        }
        var others = new HashSet<>(plan.codes());
        others.removeAll(command.included().get());
        return others;
    }

    private static NewRun.Selection asAsked(TriggerCommand command) {
        return new NewRun.Selection(
                command.included().map(Selections::joined).orElse(null),
                joined(command.excluded()),
                joined(command.held()));
    }

    private static @Nullable String joined(Set<String> codes) {
        return codes.isEmpty() ? null : String.join(",", new TreeSet<>(codes));
    }

    private static void requireKnown(Plan plan, Collection<String> codes) {
        for (var code : codes) {
            if (plan.number(code) == null) {
                throw invalid("There is no task or batch " + code + " in it.");
            }
        }
    }

    static void requireTasks(Plan plan, RunParameters parameters) {
        requireKnown(plan, parameters.taskRuntimeParams().keySet());
    }

    /** Parameters may name members of the group, and tasks of the member or of any. */
    static void requireMembers(
            Plan group, DynamicParameters given, Map<String, Current<BatchDefinition>> batches) {
        requireKnown(group, given.ofMembers().keySet());
        given.ofMembers().forEach((code, own) -> requireTasksOf(batches.get(code), own));
        for (var task : given.all().taskRuntimeParams().keySet()) {
            if (batches.values().stream().noneMatch(batch -> hasTask(batch, task))) {
                throw invalid("There is no task " + task + " in any member.");
            }
        }
    }

    private static void requireTasksOf(
            @Nullable Current<BatchDefinition> batch, RunParameters own) {
        for (var task : own.taskRuntimeParams().keySet()) {
            if (batch != null && !hasTask(batch, task)) {
                throw invalid(
                        "There is no task " + task + " in " + batch.definition().code() + ".");
            }
        }
    }

    private static boolean hasTask(Current<BatchDefinition> batch, String code) {
        return batch.definition().tasks().stream().anyMatch(task -> task.taskCode().equals(code));
    }

    /** What of the parameters concerns the tasks of this plan. */
    static RunParameters ofTasks(Plan plan, RunParameters parameters) {
        var own = new HashMap<>(parameters.taskRuntimeParams());
        own.keySet().retainAll(plan.codes());
        return new RunParameters(parameters.batchParams(), own);
    }

    static void requireWork(FirstTasks tasks) {
        if (tasks.count(TaskState.EXCLUDED) == tasks.states().size()) {
            throw new RunRefused(Reason.NOTHING_TO_RUN, "There is nothing to run in it.");
        }
    }

    private static RunRefused invalid(String details) {
        return new RunRefused(Reason.INVALID_ARGUMENTS, details);
    }
}

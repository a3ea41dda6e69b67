package io.millrace.scheduler.trigger;

import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.Current;
import io.millrace.scheduler.definition.GroupDefinition;
import io.millrace.scheduler.engine.FirstTasks;
import io.millrace.scheduler.engine.NewRun;
import io.millrace.scheduler.engine.Plan;
import io.millrace.scheduler.engine.RunContexts;
import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out the rows of a run from the command and the definitions. */
final class TriggerPlanner {

    private final TenantSettings tenants;
    private final RunContexts contexts;
    private final Clock clock;
    private final RunClock millis;

    TriggerPlanner(TenantSettings tenants, RunContexts contexts, Clock clock) {
        this.tenants = tenants;
        this.contexts = contexts;
        this.clock = clock;
        this.millis = new RunClock(clock);
    }

    /** The next run of the batch will have an id that no other pod is likely to give. */
    void leap(String tenant, String batch) {
        millis.leap(tenant, batch);
    }

    /** The run of a batch. */
    NewRun batch(TriggerCommand command, Current<BatchDefinition> batch) {
        var plan = plan(batch);
        var parameters = command.parameters().all();
        Selections.requireTasks(plan, parameters);
        var choice = Selections.of(command, plan);
        var tasks = FirstTasks.of(BatchType.BATCH, plan, choice.excluded(), choice.held(), true);
        Selections.requireWork(tasks);
        return new NewRun(
                command.tenant(),
                runId(command, batch.definition(), parameters),
                BatchType.BATCH,
                batch.version(),
                plan,
                null,
                0,
                tasks.count(TaskState.READY) > 0 ? Status.ONGOING : Status.HELD,
                tasks,
                parameters,
                choice.asAsked(),
                command.user(),
                command.traceparent(),
                command.bounceExecutionId());
    }

    /** The run of a group and those of its members, all of them closed. */
    NewRun.Family group(
            TriggerCommand command,
            Current<GroupDefinition> group,
            Map<String, Current<BatchDefinition>> batches) {
        var plan = contexts.remember(group.version(), Plan.of(group.definition()));
        Selections.requireMembers(plan, command.parameters(), batches);
        var choice = Selections.of(command, plan);
        var tasks = FirstTasks.of(BatchType.GROUP, plan, choice.excluded(), choice.held(), false);
        Selections.requireWork(tasks);
        requireTasks(plan, tasks, batches);
        var root = groupRun(command, group, plan, tasks, choice);
        var members = new ArrayList<NewRun>();
        for (int number = 0; number < plan.size(); number++) {
            members.add(member(command, root, number, batches));
        }
        return new NewRun.Family(root, List.copyOf(members));
    }

    /** Some member that is not excluded must have a task. */
    private static void requireTasks(
            Plan group, FirstTasks members, Map<String, Current<BatchDefinition>> batches) {
        for (int number = 0; number < group.size(); number++) {
            var batch = batches.get(group.codes().get(number));
            boolean isEmpty = batch != null && batch.definition().tasks().isEmpty();
            if (!isEmpty && members.states().get(number) != TaskState.EXCLUDED) {
                return;
            }
        }
        throw new RunRefused(Reason.NOTHING_TO_RUN, "No member of it has a task.");
    }

    private NewRun groupRun(
            TriggerCommand command,
            Current<GroupDefinition> group,
            Plan plan,
            FirstTasks tasks,
            Selections choice) {
        var parameters = command.parameters().all();
        return new NewRun(
                command.tenant(),
                id(
                        command,
                        date(
                                command,
                                BusinessDate.given(parameters),
                                tenants.zoneOf(command.tenant()))),
                BatchType.GROUP,
                group.version(),
                plan,
                null,
                0,
                Status.ONGOING,
                tasks,
                parameters,
                choice.asAsked(),
                command.user(),
                command.traceparent(),
                null);
    }

    private NewRun member(
            TriggerCommand command,
            NewRun group,
            int number,
            Map<String, Current<BatchDefinition>> batches) {
        String code = group.plan().codes().get(number);
        var batch = batches.get(code);
        if (batch == null) {
            throw new RunRefused(Reason.DOES_NOT_EXIST, "Batch " + code + " does not exist.");
        }
        var plan = plan(batch);
        var own = command.parameters().ofMembers().get(code);
        var parameters = own == null ? Selections.ofTasks(plan, command.parameters().all()) : own;
        var ofMember = command.named(code, BatchType.BATCH);
        return new NewRun(
                command.tenant(),
                runId(ofMember, batch.definition(), parameters),
                BatchType.BATCH,
                batch.version(),
                plan,
                group,
                number,
                memberStatus(group.tasks().states().get(number)),
                FirstTasks.of(BatchType.BATCH, plan, Set.of(), Set.of(), false),
                parameters,
                NewRun.Selection.NONE,
                command.user(),
                command.traceparent(),
                null);
    }

    private static Status memberStatus(TaskState state) {
        return switch (state) {
            case EXCLUDED -> Status.EXCLUDED;
            case HELD -> Status.HELD;
            case WAITING, READY, RUNNING, AWAITING, SUCCESSFUL, FAILED, INTERRUPTED, ABORTED ->
                    Status.NOT_STARTED;
        };
    }

    private Plan plan(Current<BatchDefinition> batch) {
        return contexts.plan(batch.version())
                .orElseGet(() -> contexts.remember(batch.version(), Plan.of(batch.definition())));
    }

    private BatchRunId runId(
            TriggerCommand command, BatchDefinition batch, RunParameters parameters) {
        ZoneId zone = batch.zone() == null ? tenants.zoneOf(command.tenant()) : batch.zone();
        var given = BusinessDate.given(parameters).or(() -> BusinessDate.given(batch));
        return id(command, date(command, given, zone));
    }

    private BatchRunId id(TriggerCommand command, LocalDate date) {
        return BatchRunId.of(
                command.batchName(), date, millis.next(command.tenant(), command.batchName()));
    }

    private LocalDate date(TriggerCommand command, Optional<LocalDate> given, ZoneId zone) {
        return given.or(command::businessDate)
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone));
    }
}

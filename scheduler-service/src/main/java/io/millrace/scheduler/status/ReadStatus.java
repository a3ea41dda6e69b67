package io.millrace.scheduler.status;

import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.status.StatusAnswer.MemberStatus;
import io.millrace.scheduler.status.StatusAnswer.TaskStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words a run's snapshot as the answer of the status call. */
@ApplicationScoped
class ReadStatus {

    private final Definitions definitions;

    ReadStatus(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Fails with {@link RunRefused} where a code is not in the run.
     *
     * @param codes to which the list is narrowed; none for all
     */
    Uni<StatusAnswer> answer(RunSnapshot run, Set<String> codes) {
        return switch (run.type()) {
            case GROUP -> Uni.createFrom().item(() -> ofGroup(run, codes));
            case BATCH ->
                    definitions
                            .batchVersion(run.definitionVersion())
                            .map(definition -> ofBatch(run, definition, codes));
        };
    }

    private static StatusAnswer ofBatch(
            RunSnapshot run, BatchDefinition definition, Set<String> codes) {
        var tasks = new ArrayList<TaskStatus>(run.taskStates().size());
        for (int place = 0; place < run.taskStates().size(); place++) {
            var code = definition.tasks().get(place).taskCode();
            if (codes.isEmpty() || codes.contains(code)) {
                tasks.add(new TaskStatus(code, run.taskStates().get(place)));
            }
        }
        requireAll(codes, tasks.stream().map(TaskStatus::taskCode).toList());
        return new StatusAnswer.OfBatch(run.batchRunId(), tasks, run.status());
    }

    private static StatusAnswer ofGroup(RunSnapshot run, Set<String> codes) {
        var members =
                run.members().stream()
                        .filter(each -> codes.isEmpty() || codes.contains(each.batchName()))
                        .toList();
        requireAll(codes, members.stream().map(RunSnapshot.Member::batchName).toList());
        return new StatusAnswer.OfGroup(run.batchRunId(), statuses(members), run.status());
    }

    private static List<MemberStatus> statuses(List<RunSnapshot.Member> members) {
        return members.stream()
                .map(member -> new MemberStatus(member.batchRunId(), member.status()))
                .toList();
    }

    private static void requireAll(Set<String> codes, Collection<String> found) {
        if (codes.size() > found.size()) {
            var missing = new LinkedHashSet<>(codes);
            missing.removeAll(new LinkedHashSet<>(found));
            throw new RunRefused(
                    RunRefused.Reason.DOES_NOT_EXIST,
                    "Not in the run: " + String.join(", ", missing) + ".");
        }
    }
}

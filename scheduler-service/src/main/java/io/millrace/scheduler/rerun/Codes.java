package io.millrace.scheduler.rerun;

import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.GroupDefinition;
import io.millrace.scheduler.definition.GroupMember;
import io.millrace.scheduler.definition.TaskDefinition;
import java.util.List;

/** Codes of tasks and members. */
final class Codes {

    private Codes() {}

    static List<String> of(BatchDefinition batch) {
        return batch.tasks().stream().map(TaskDefinition::taskCode).toList();
    }

    static List<String> of(GroupDefinition group) {
        return group.members().stream().map(GroupMember::batchName).toList();
    }
}

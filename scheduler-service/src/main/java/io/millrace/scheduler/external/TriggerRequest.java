package io.millrace.scheduler.external;

import io.millrace.platform.caller.Caller;
import io.millrace.platform.tracing.TraceParent;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.trigger.DynamicParameters;
import io.millrace.scheduler.trigger.TriggerCommand;
import java.util.Optional;
import java.util.Set;

/**
 * Starts a batch or a group.
 *
 * @param includedTasks when there are any, all others are excluded
 */
record TriggerRequest(
        String batchName,
        BatchType type,
        Set<String> includedTasks,
        Set<String> excludedTasks,
        Set<String> heldTasks,
        DynamicParameters parameters) {

    static TriggerRequest read(RequestFields fields) {
        var batchName = fields.required("batchName");
        var type = type(fields.required("batchType"));
        var given = fields.given("dynamicParamList");
        return new TriggerRequest(
                batchName,
                type,
                fields.commaSeparated("includedTasks"),
                fields.commaSeparated("excludedTasks"),
                fields.commaSeparated("heldTasks"),
                type == BatchType.GROUP
                        ? DynamicParamsReader.forGroup(given)
                        : DynamicParamsReader.forBatch(batchName, given));
    }

    TriggerCommand command(Caller caller) {
        return new TriggerCommand(
                caller.tenant(),
                caller.user(),
                batchName,
                type,
                includedTasks.isEmpty() ? Optional.empty() : Optional.of(includedTasks),
                excludedTasks,
                heldTasks,
                parameters,
                TraceParent.current());
    }

    private static BatchType type(String batchType) {
        return switch (batchType) {
            case "rest" -> BatchType.BATCH;
            case "group" -> BatchType.GROUP;
            default -> throw new InvalidArguments("batchType must be rest or group.");
        };
    }
}

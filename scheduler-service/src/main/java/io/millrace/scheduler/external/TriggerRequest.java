package io.millrace.scheduler.external;

import io.millrace.platform.caller.Caller;
import io.millrace.platform.tracing.TraceParent;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.trigger.DynamicParameters;
import io.millrace.scheduler.trigger.TriggerCommand;
import java.util.HashSet;
import java.util.List;
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
        var request =
                new TriggerRequest(
                        batchName,
                        type,
                        fields.commaSeparated("includedTasks"),
                        fields.commaSeparated("excludedTasks"),
                        fields.commaSeparated("heldTasks"),
                        type == BatchType.GROUP
                                ? DynamicParamsReader.forGroup(given)
                                : DynamicParamsReader.forBatch(batchName, given));
        request.checkThatNoCodeIsInTwoLists();
        return request;
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

    private void checkThatNoCodeIsInTwoLists() {
        var seen = new HashSet<String>();
        for (var codes : List.of(includedTasks, excludedTasks, heldTasks)) {
            for (var code : codes) {
                if (!seen.add(code)) {
                    throw new InvalidArguments(
                            code
                                    + " is in more than one of includedTasks, excludedTasks, heldTasks.");
                }
            }
        }
    }
}

package io.millrace.scheduler.external;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Starts a batch or a group.
 *
 * @param includedTasks when there are any, all others are excluded
 */
record TriggerRequest(
        String batchName,
        boolean group,
        Set<String> includedTasks,
        Set<String> excludedTasks,
        Set<String> heldTasks,
        DynamicParams params) {

    static TriggerRequest read(RequestFields fields, DynamicParamsReader params) {
        var batchName = fields.required("batchName");
        var group = isGroup(fields.required("batchType"));
        var given = fields.given("dynamicParamList");
        var request =
                new TriggerRequest(
                        batchName,
                        group,
                        fields.commaSeparated("includedTasks"),
                        fields.commaSeparated("excludedTasks"),
                        fields.commaSeparated("heldTasks"),
                        group ? params.forGroup(given) : params.forBatch(given));
        request.checkThatNoCodeIsInTwoLists();
        return request;
    }

    private static boolean isGroup(String batchType) {
        return switch (batchType) {
            case "rest" -> false;
            case "group" -> true;
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

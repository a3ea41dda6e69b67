package io.millrace.scheduler.external;

import java.util.Set;

/**
 * Asks how a run stands.
 *
 * @param tasks to which the list is narrowed; none for all
 */
record StatusRequest(String batchRunId, Set<String> tasks) {

    static StatusRequest read(RequestFields fields) {
        return new StatusRequest(fields.batchRunId(), fields.array("tasks"));
    }
}

package io.millrace.scheduler.external;

import java.util.Set;

/** Addresses one run of a batch or group: to interrupt, restart, rerun or release it. */
record RunRequest(String batchName, String batchRunId, Set<String> tasks) {

    static RunRequest read(RequestFields fields) {
        return new RunRequest(fields.required("batchName"), fields.batchRunId(), Set.of());
    }

    /** A release names the tasks it is for. */
    static RunRequest readWithTasks(RequestFields fields) {
        var request =
                new RunRequest(
                        fields.required("batchName"), fields.batchRunId(), fields.array("tasks"));
        if (request.tasks().isEmpty()) {
            throw new InvalidArguments("tasks is missing or empty.");
        }
        return request;
    }
}

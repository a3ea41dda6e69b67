package io.millrace.scheduler.external;

/** The answer to a trigger, fields in the order they are printed. */
record TriggerAnswer(
        String severity,
        String summary,
        String batchRunId,
        String details,
        String status,
        String statusCode) {

    static TriggerAnswer triggered(String batchRunId) {
        return new TriggerAnswer(
                "info",
                "Object triggered successfully with Run Id: " + batchRunId,
                batchRunId,
                "Object triggered successfully.",
                "success",
                "0");
    }
}

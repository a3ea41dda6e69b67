package io.millrace.scheduler.external;

/** The answer to a trigger, and to every refused call; fields in the order they are printed. */
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

    static TriggerAnswer refused(RequestCode code, String batchRunId, String details) {
        return new TriggerAnswer(
                "error", code.summary(), batchRunId, details, "failed", code.statusCode());
    }
}

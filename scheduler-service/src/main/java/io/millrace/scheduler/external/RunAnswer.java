package io.millrace.scheduler.external;

/** The answer to a call on one run; the guide prints its last two fields the other way round. */
record RunAnswer(
        String severity,
        String summary,
        String batchRunId,
        String details,
        String statusCode,
        String status) {

    static RunAnswer interrupted(String batchRunId) {
        return success("Execution interrupted successfully", "", batchRunId);
    }

    static RunAnswer restarted(String batchRunId) {
        return success("Object triggered successfully", " for restart", batchRunId);
    }

    static RunAnswer rerun(String batchRunId) {
        return success("Object triggered successfully", " for rerun", batchRunId);
    }

    static RunAnswer released(String batchRunId) {
        return success("Tasks released successfully", "", batchRunId);
    }

    private static RunAnswer success(String done, String how, String batchRunId) {
        var summary = done + how + (how.isEmpty() ? " for" : " with") + " Run Id: " + batchRunId;
        return new RunAnswer("info", summary, batchRunId, done + ".", "0", "success");
    }
}

package io.millrace.scheduler.refusal;

/** The body of every refused call, fields in the order of the contract. */
public record Refusal(
        String severity,
        String summary,
        String batchRunId,
        String details,
        String status,
        String statusCode) {

    /**
     * @param batchRunId as the request sent it, or empty
     * @param details one sentence that says what exactly is wrong
     */
    public static Refusal of(RequestCode code, String batchRunId, String details) {
        return new Refusal(
                "error", code.summary(), batchRunId, details, "failed", code.statusCode());
    }
}

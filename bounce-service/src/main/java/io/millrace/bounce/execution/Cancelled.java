package io.millrace.bounce.execution;

/** The answer to a cancel call. */
record Cancelled(String status, String subStatus, String custStatus) {

    static Cancelled of(Execution execution) {
        return new Cancelled(
                execution.stage().status(),
                execution.stage().subStatus(),
                execution.stage().customerStatus());
    }
}

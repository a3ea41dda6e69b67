package io.millrace.report.queue;

/** State of a request, as it is shown. */
public enum RequestStatus {
    PENDING,
    RUNNING,
    COMPLETE,
    FAIL;

    /** Whether nothing becomes of it any more. */
    public boolean isFinal() {
        return switch (this) {
            case PENDING, RUNNING -> false;
            case COMPLETE, FAIL -> true;
        };
    }
}

package io.millrace.scheduler.run;

/** A request about a run that cannot be met; nothing was changed. */
public final class RunRefused extends RuntimeException {

    /** Why; the request codes of the external scheduler guide say the same. */
    public enum Reason {
        DOES_NOT_EXIST,
        INVALID_ARGUMENTS,
        NOTHING_TO_RUN,
        ALREADY_INTERRUPTED,
        NOT_ONGOING
    }

    private final Reason reason;

    /**
     * @param details one sentence for the caller, holding nothing secret
     */
    public RunRefused(Reason reason, String details) {
        super(details, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String details() {
        return String.valueOf(getMessage());
    }
}

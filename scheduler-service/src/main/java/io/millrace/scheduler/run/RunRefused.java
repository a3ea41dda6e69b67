package io.millrace.scheduler.run;

/** A request about a run that cannot be met; nothing was changed. */
public final class RunRefused extends RuntimeException {

    /** Request codes of the external scheduler guide. */
    public enum Reason {
        DOES_NOT_EXIST(-3),
        INVALID_ARGUMENTS(-4),
        NOTHING_TO_RUN(-6),
        ALREADY_INTERRUPTED(-7),
        NOT_ONGOING(-8);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        public String code() {
            return Integer.toString(code);
        }
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

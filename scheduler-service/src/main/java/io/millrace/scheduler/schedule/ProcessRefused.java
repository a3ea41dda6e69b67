package io.millrace.scheduler.schedule;

/** A process that cannot be started, or does not exist. */
public final class ProcessRefused extends RuntimeException {

    private final int httpStatus;

    private ProcessRefused(int httpStatus, String detail) {
        super(detail, null, false, false);
        this.httpStatus = httpStatus;
    }

    /**
     * @param detail one sentence that names the field
     */
    public static ProcessRefused invalid(String detail) {
        return new ProcessRefused(400, detail);
    }

    public static ProcessRefused unknown(String detail) {
        return new ProcessRefused(404, detail);
    }

    /** 400 or 404. */
    public int httpStatus() {
        return httpStatus;
    }

    /** One sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

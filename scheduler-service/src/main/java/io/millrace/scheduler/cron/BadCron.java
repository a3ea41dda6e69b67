package io.millrace.scheduler.cron;

/** An expression that cannot be understood. */
public final class BadCron extends RuntimeException {

    /**
     * @param detail one sentence that names the field of the expression
     */
    BadCron(String detail) {
        super(detail, null, false, false);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

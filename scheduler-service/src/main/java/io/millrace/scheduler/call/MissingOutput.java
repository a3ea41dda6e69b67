package io.millrace.scheduler.call;

/** An answer that lacks what the task's definition promises to later tasks. */
public final class MissingOutput extends Exception {

    MissingOutput(String reason) {
        super(reason, null, false, false);
    }

    /** A sentence for the task's last error. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

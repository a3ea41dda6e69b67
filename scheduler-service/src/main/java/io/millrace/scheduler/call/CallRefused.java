package io.millrace.scheduler.call;

/** A call that must not be made, and why: shown to the user, so without secrets. */
final class CallRefused extends RuntimeException {

    CallRefused(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

package io.millrace.scheduler.external;

/** The request's body is not what the call needs; the message says what exactly is wrong. */
final class InvalidArguments extends RuntimeException {

    InvalidArguments(String details) {
        super(details, null, false, false);
    }

    String details() {
        return String.valueOf(getMessage());
    }
}

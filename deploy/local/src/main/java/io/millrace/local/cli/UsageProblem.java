package io.millrace.local.cli;

import java.io.Serial;

/** The user has asked for something that is not there; the message is for them. */
final class UsageProblem extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    UsageProblem(String message) {
        super(message);
    }
}

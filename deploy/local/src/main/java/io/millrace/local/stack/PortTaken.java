package io.millrace.local.stack;

import java.io.Serial;

/** Somebody else listens where we want to. */
public final class PortTaken extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    PortTaken(String name, int port) {
        super(
                "Port %d, wanted for %s, is held by %s: end that, or choose other ports with --port or --shift."
                        .formatted(port, name, PortHolder.describe(port)));
    }
}

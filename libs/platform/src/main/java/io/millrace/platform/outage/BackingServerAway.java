package io.millrace.platform.outage;

/** A server that this one needs does not answer. */
public final class BackingServerAway extends RuntimeException {

    public BackingServerAway(String server, Throwable cause) {
        super(server + " does not answer", cause);
    }
}

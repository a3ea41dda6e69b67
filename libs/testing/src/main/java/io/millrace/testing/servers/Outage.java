package io.millrace.testing.servers;

/**
 * A server is gone, without a word, until this is closed; then it is back at the same address with
 * the same data.
 *
 * <pre>{@code
 * try (Outage kafka = Outage.of(Backing.KAFKA)) { … }
 * }</pre>
 */
public final class Outage implements AutoCloseable {
    private final Backing backing;

    private Outage(Backing backing) {
        this.backing = backing;
    }

    public static Outage of(Backing backing) {
        SharedServers.interrupt(backing);
        return new Outage(backing);
    }

    @Override
    public void close() {
        SharedServers.resume(backing);
    }
}

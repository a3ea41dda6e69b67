package io.millrace.scheduler.engine;

import io.millrace.scheduler.lease.Lease;
import io.millrace.scheduler.run.RunChanges;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jboss.logging.Logger;

/** Hears what other pods say by {@link Signals}; reconnects for as long as it takes. */
final class SignalListener {

    private static final Logger LOG = Logger.getLogger(SignalListener.class);
    private static final Duration RECONNECT = Duration.ofMillis(500);

    private final Vertx vertx;
    private final PgSubscriber subscriber;
    private final Lease lease;
    private final Engine engine;
    private final RunChanges changes;
    private volatile boolean stopped;

    SignalListener(
            Vertx vertx,
            PgConnectOptions database,
            Lease lease,
            Engine engine,
            RunChanges changes) {
        this.vertx = vertx;
        this.subscriber = PgSubscriber.subscriber(vertx, database);
        this.lease = lease;
        this.engine = engine;
        this.changes = changes;
    }

    void start() {
        subscriber.reconnectPolicy(_ -> RECONNECT.toMillis());
        subscriber.channel(Signals.CHANNEL).handler(this::heard);
        connect();
    }

    void stop() {
        stopped = true;
        subscriber.close();
    }

    /** The subscriber's policy covers connections that were lost, not the first one. */
    private void connect() {
        if (!stopped) {
            subscriber.connect().onFailure(this::connectLater);
        }
    }

    private void connectLater(Throwable failure) {
        LOG.debugf("Cannot listen yet: %s", failure.getMessage());
        vertx.setTimer(RECONNECT.toMillis(), _ -> connect());
    }

    private void heard(String message) {
        var lines = List.of(message.split("\n", -1));
        if (lines.size() < 3 || lines.get(1).equals(Long.toString(lease.node()))) {
            return;
        }
        var said = lines.subList(2, lines.size());
        switch (lines.getFirst()) {
            case Signals.READY -> engine.wake();
            case Signals.STOPPED ->
                    engine.cancelCalls(new HashSet<>(said.stream().map(Signals::key).toList()));
            case Signals.CHANGED -> said.forEach(this::changed);
            default -> LOG.debugf("Unknown signal %s", lines.getFirst());
        }
    }

    private void changed(String line) {
        int tab = line.indexOf('\t');
        changes.fire(line.substring(0, tab), line.substring(tab + 1));
    }
}

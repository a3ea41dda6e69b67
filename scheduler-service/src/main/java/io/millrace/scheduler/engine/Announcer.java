package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunChanges;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;

/** Says what changed: to other services and pods in the transaction, to this pod after it. */
public final class Announcer {

    private final EventOutlet outbox;
    private final RunEvents events;
    private final Signals signals;
    private final RunChanges listeners;

    public Announcer(EventOutlet outbox, Signals signals, RunChanges listeners, Clock clock) {
        this.outbox = outbox;
        this.events = new RunEvents(clock);
        this.signals = signals;
        this.listeners = listeners;
    }

    /** Statements of the transaction; they may go out together with its COMMIT. */
    public Uni<Void> within(SqlConnection transaction, Changes changes) {
        return Uni.combine()
                .all()
                .unis(
                        outbox.append(transaction, events.of(changes)),
                        signals.changed(transaction, changes.touched()))
                .with((_, _) -> null)
                .replaceWithVoid();
    }

    /** After the commit. */
    public void after(Changes changes) {
        if (!changes.tasks().isEmpty() || !changes.runs().isEmpty()) {
            outbox.wake();
        }
        changes.touched().forEach(run -> listeners.fire(run.tenant(), run.batchRunId()));
    }
}

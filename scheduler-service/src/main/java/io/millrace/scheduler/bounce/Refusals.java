package io.millrace.scheduler.bounce;

import io.millrace.contracts.BounceDue;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.Events;
import io.millrace.contracts.RunRefused;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells the bounce service that there will be no run. */
@ApplicationScoped
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Outbox outbox;
    private final EventWriter writer;

    Refusals(Outbox outbox, EventWriter writer) {
        this.outbox = outbox;
        this.writer = writer;
    }

    Uni<Void> append(SqlClient transaction, CloudEvent<BounceDue> event, Refusal refusal) {
        var due = event.data();
        LOG.warnf("Bounce %s gets no run: %s", due.executionId(), refusal.reason());
        var word =
                writer.write(
                        Events.RUN_REFUSED,
                        event.tenant(),
                        due.executionId(),
                        new RunRefused(
                                due.executionId(),
                                due.batchName(),
                                refusal.statusCode(),
                                refusal.reason()),
                        event.traceparent());
        return outbox.append(transaction, List.of(word));
    }

    void wake() {
        outbox.wake();
    }
}

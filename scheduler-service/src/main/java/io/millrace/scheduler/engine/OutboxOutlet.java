package io.millrace.scheduler.engine;

import io.millrace.platform.outbox.Outbox;
import io.millrace.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class OutboxOutlet implements EventOutlet {

    private final Outbox outbox;

    OutboxOutlet(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> append(SqlClient transaction, List<OutboxEvent> events) {
        return outbox.append(transaction, events);
    }

    @Override
    public void wake() {
        outbox.wake();
    }
}

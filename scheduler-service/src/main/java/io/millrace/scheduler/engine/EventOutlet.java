package io.millrace.scheduler.engine;

import io.millrace.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** Where events leave: the outbox. */
public interface EventOutlet {

    /** In the transaction of their effect. */
    Uni<Void> append(SqlClient transaction, List<OutboxEvent> events);

    /** After its commit. */
    void wake();
}

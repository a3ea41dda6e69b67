package io.millrace.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes events in the transaction of their effect. Call {@link #wake} once that is committed; a
 * poll finds what a lost wake-up leaves behind.
 *
 * <p>Rows of one key must be written under a lock of their aggregate, so that the order of ids is
 * the order of commits.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT =
            """
            INSERT INTO outbox (tenant, topic, key, type, event_id, payload)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[])
            """;

    private final RelayLoop relay;

    @Inject
    Outbox(RelayLoop relay) {
        this.relay = relay;
    }

    /** Adds the events, in their order. */
    public Uni<Void> append(SqlClient transaction, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery(INSERT).execute(columnsOf(events)).replaceWithVoid();
    }

    /** Says that events were committed. Costs next to nothing; never fails. */
    public void wake() {
        relay.wake();
    }

    private static Tuple columnsOf(List<OutboxEvent> events) {
        return Tuple.from(
                new ArrayList<Object>(
                        List.of(
                                texts(events, OutboxEvent::tenant),
                                texts(events, OutboxEvent::topic),
                                texts(events, OutboxEvent::key),
                                texts(events, OutboxEvent::type),
                                events.stream().map(OutboxEvent::eventId).toArray(UUID[]::new),
                                texts(events, OutboxEvent::payload))));
    }

    private static String[] texts(List<OutboxEvent> events, Function<OutboxEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}

package io.millrace.bounce.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes down changes that others make, and tells what there is. */
@ApplicationScoped
class TellChange {

    private static final int CREATED = 201;

    private final Pool pool;
    private final OptedIn instances;
    private final Tickets tickets;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    TellChange(
            Pool pool,
            OptedIn instances,
            Tickets tickets,
            IdempotencyKeys keys,
            ObjectMapper json) {
        this.pool = pool;
        this.instances = instances;
        this.tickets = tickets;
        this.keys = keys;
        this.json = json;
    }

    Uni<StoredAnswer> tell(NewTicket ticket, Optional<IdempotencyKey> key) {
        return pool.withTransaction(transaction ->
                key.isEmpty()
                        ? insert(transaction, ticket)
                        : keys.once(transaction, key.get(), () -> insert(transaction, ticket)));
    }

    private Uni<StoredAnswer> insert(SqlConnection transaction, NewTicket ticket) {
        return instances
                .lock(transaction, ticket.instance())
                .chain(() -> tickets.insertOther(transaction, ticket))
                .map(kept -> answer(ticket, kept));
    }

    private StoredAnswer answer(NewTicket ticket, KeptTicket kept) {
        try {
            return new StoredAnswer(
                    CREATED,
                    json.writeValueAsString(TicketView.of(ticket, kept)),
                    CustomersInstance.path(ticket.instance()) + "/tickets/" + kept.rfcNumber());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Uni<Conflict> find(InstanceKey instance, String rfcNumber) {
        return instances
                .find(pool, instance)
                .chain(() -> tickets.find(pool, instance, rfcNumber))
                .map(found ->
                        found.orElseThrow(() ->
                                BounceRefused.unknown("There is no ticket " + rfcNumber + ".")));
    }

    Uni<List<Conflict>> within(
            InstanceKey instance, @Nullable Instant start, @Nullable Instant end) {
        return instances
                .find(pool, instance)
                .chain(() -> tickets.overlapping(pool, instance, start, end, ""));
    }
}

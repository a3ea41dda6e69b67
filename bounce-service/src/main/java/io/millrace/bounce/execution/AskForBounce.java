package io.millrace.bounce.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.bounce.customer.Customer;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.ticket.CustomersInstance;
import io.millrace.bounce.ticket.KeptTicket;
import io.millrace.bounce.ticket.NewTicket;
import io.millrace.bounce.ticket.OptedIn;
import io.millrace.bounce.ticket.Stage;
import io.millrace.bounce.ticket.Tickets;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Keeps a bounce that is to be scheduled later. */
@ApplicationScoped
class AskForBounce {

    private static final int CREATED = 201;

    private final ExecutionChanges changes;
    private final OptedIn instances;
    private final Tickets tickets;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    AskForBounce(
            ExecutionChanges changes,
            OptedIn instances,
            Tickets tickets,
            IdempotencyKeys keys,
            ObjectMapper json) {
        this.changes = changes;
        this.instances = instances;
        this.tickets = tickets;
        this.keys = keys;
        this.json = json;
    }

    Uni<StoredAnswer> ask(
            Customer customer,
            InstanceKey instance,
            BounceRequest request,
            Optional<IdempotencyKey> key) {
        return changes.transact(transaction ->
                key.isEmpty()
                        ? insert(transaction, customer, instance, request)
                        : keys.once(
                                transaction,
                                key.get(),
                                () -> insert(transaction, customer, instance, request)));
    }

    private Uni<StoredAnswer> insert(
            SqlConnection transaction,
            Customer customer,
            InstanceKey instance,
            BounceRequest request) {
        return instances
                .lock(transaction, instance)
                .chain(() -> tickets.insertBounce(transaction, ticket(customer, instance, request)))
                .map(kept -> execution(customer, instance, request, kept))
                .call(execution -> changes.insert(transaction, execution))
                .map(this::answer);
    }

    private static NewTicket ticket(
            Customer customer, InstanceKey instance, BounceRequest request) {
        return new NewTicket(
                instance,
                BounceTerms.RFC_TYPE,
                BounceTerms.RFC_SUB_TYPE,
                Stage.UNSCHEDULED,
                request.duration(),
                null,
                request.summary(),
                customer.subject());
    }

    private static Execution execution(
            Customer customer, InstanceKey instance, BounceRequest request, KeptTicket kept) {
        return new Execution(
                instance,
                kept.rfcNumber(),
                request,
                Stage.UNSCHEDULED,
                null,
                Course.NONE,
                customer.subject(),
                kept.createdAt(),
                null,
                null);
    }

    private StoredAnswer answer(Execution execution) {
        try {
            return new StoredAnswer(
                    CREATED,
                    json.writeValueAsString(ExecutionView.of(execution)),
                    CustomersInstance.path(execution.instance()) + "/executions/" + execution.id());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

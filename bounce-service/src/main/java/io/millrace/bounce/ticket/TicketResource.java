package io.millrace.bounce.ticket;

import io.millrace.bounce.customer.CurrentCustomer;
import io.millrace.bounce.customer.CustomerRequired;
import io.millrace.bounce.customer.CustomersKey;
import io.millrace.bounce.customer.Scope;
import io.millrace.bounce.field.Moment;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other changes of an instance, and everything that counts as a conflict. */
@Path(
        "/selfservice/v1/customers/{supportIdentifier}/{serviceType}/products/bounce/instances/{instanceId}")
@Produces(MediaType.APPLICATION_JSON)
class TicketResource {

    private final CurrentCustomer customer;
    private final TellChange tellChange;

    TicketResource(CurrentCustomer customer, TellChange tellChange) {
        this.customer = customer;
        this.tellChange = tellChange;
    }

    @POST
    @Path("/tickets")
    @Consumes(MediaType.APPLICATION_JSON)
    @CustomerRequired(Scope.PRIVILEGED_USER)
    public Uni<Response> tell(
            @BeanParam CustomersInstance named,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var instance = named.of(customer.get());
        var ticket = OtherChange.read(customer.get(), instance, body);
        return tellChange
                .tell(
                        ticket,
                        CustomersKey.of(
                                customer.get(),
                                key,
                                "POST " + CustomersInstance.path(instance) + "/tickets",
                                body))
                .map(TicketResource::created);
    }

    private static Response created(StoredAnswer answer) {
        return Response.status(answer.status())
                .header("Location", answer.location())
                .entity(answer.body())
                .build();
    }

    @GET
    @Path("/tickets/{rfcNumber}")
    @CustomerRequired(Scope.USER)
    public Uni<Conflict> find(
            @BeanParam CustomersInstance named, @PathParam("rfcNumber") String rfcNumber) {
        return tellChange.find(named.of(customer.get()), rfcNumber);
    }

    @GET
    @Path("/executions")
    @CustomerRequired(Scope.APPROVER)
    public Uni<List<Conflict>> within(
            @BeanParam CustomersInstance named,
            @QueryParam("scheduledStart") @Nullable String scheduledStart,
            @QueryParam("scheduledEnd") @Nullable String scheduledEnd) {
        Instant start = moment("scheduledStart", scheduledStart);
        Instant end = moment("scheduledEnd", scheduledEnd);
        if (start != null && end != null && !start.isBefore(end)) {
            throw BounceRefused.request("scheduledEnd must be after scheduledStart.");
        }
        return tellChange.within(named.of(customer.get()), start, end);
    }

    private static @Nullable Instant moment(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Moment.read(text)
                .orElseThrow(() -> BounceRefused.request(name + " must be " + Moment.FORM + "."));
    }
}

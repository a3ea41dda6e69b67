package io.millrace.bounce.execution;

import io.millrace.bounce.customer.CurrentCustomer;
import io.millrace.bounce.customer.CustomerRequired;
import io.millrace.bounce.customer.CustomersKey;
import io.millrace.bounce.customer.Scope;
import io.millrace.bounce.ticket.Conflicts;
import io.millrace.bounce.ticket.CustomersInstance;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Executions of one instance. Source: the bounce execution guide. */
@Path(
        "/selfservice/v1/customers/{supportIdentifier}/{serviceType}/products/bounce/instances/{instanceId}/executions")
@Produces(MediaType.APPLICATION_JSON)
class ExecutionResource {

    private static final int CONFLICT = 409;

    private final CurrentCustomer customer;
    private final AskForBounce askForBounce;
    private final ScheduleBounce scheduleBounce;
    private final FindExecutions findExecutions;

    ExecutionResource(
            CurrentCustomer customer,
            AskForBounce askForBounce,
            ScheduleBounce scheduleBounce,
            FindExecutions findExecutions) {
        this.customer = customer;
        this.askForBounce = askForBounce;
        this.scheduleBounce = scheduleBounce;
        this.findExecutions = findExecutions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @CustomerRequired(Scope.PRIVILEGED_USER)
    public Uni<Response> ask(
            @BeanParam CustomersInstance named,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var instance = named.of(customer.get());
        var request = BounceRequestReader.read(body);
        var operation = "POST " + CustomersInstance.path(instance) + "/executions";
        return askForBounce
                .ask(
                        customer.get(),
                        instance,
                        request,
                        CustomersKey.of(customer.get(), key, operation, body))
                .map(ExecutionResource::created);
    }

    private static Response created(StoredAnswer answer) {
        return Response.status(answer.status())
                .header("Location", answer.location())
                .entity(answer.body())
                .build();
    }

    @GET
    @Path("/{executionId}")
    @CustomerRequired(Scope.USER)
    public Uni<ExecutionView> find(
            @BeanParam CustomersInstance named, @PathParam("executionId") String executionId) {
        return findExecutions.find(named.of(customer.get()), executionId.strip());
    }

    @PUT
    @Path("/{executionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @CustomerRequired(Scope.APPROVER)
    public Uni<Response> schedule(
            @BeanParam CustomersInstance named,
            @PathParam("executionId") String executionId,
            byte[] body) {
        var instance = named.of(customer.get());
        String id = executionId.strip();
        return switch (ScheduleRequest.read(body)) {
            case ScheduleRequest.Schedule(var start) ->
                    scheduleBounce
                            .schedule(customer.get(), instance, id, start)
                            .map(ExecutionResource::answer);
            case ScheduleRequest.Cancel _ ->
                    scheduleBounce
                            .cancel(customer.get(), instance, id)
                            .map(execution -> Response.ok(Cancelled.of(execution)).build());
        };
    }

    private static Response answer(Booking booking) {
        return switch (booking) {
            case Booking.Booked(var execution) -> Response.ok(Scheduled.of(execution)).build();
            case Booking.Overlaps(var conflicts) ->
                    Response.status(CONFLICT).entity(new Conflicts(conflicts)).build();
        };
    }
}

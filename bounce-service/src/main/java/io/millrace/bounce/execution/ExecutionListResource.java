package io.millrace.bounce.execution;

import io.millrace.bounce.customer.CurrentCustomer;
import io.millrace.bounce.customer.CustomerRequired;
import io.millrace.bounce.customer.Scope;
import io.millrace.bounce.ticket.Stage;
import io.millrace.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executions of all instances of a customer, newest first, at most a thousand. */
@Path(
        "/selfservice/v1/customers/{supportIdentifier}/{serviceType}/products/bounce/instances/executions")
@Produces(MediaType.APPLICATION_JSON)
class ExecutionListResource {

    private static final String MOST = "1000";

    private final CurrentCustomer customer;
    private final FindExecutions findExecutions;

    ExecutionListResource(CurrentCustomer customer, FindExecutions findExecutions) {
        this.customer = customer;
        this.findExecutions = findExecutions;
    }

    /** Which executions; what is absent or empty counts for all. */
    static class Query {
        @QueryParam("target")
        @Nullable String target;

        @QueryParam("status")
        @Nullable String status;

        @QueryParam("subStatus")
        @Nullable String subStatus;

        @QueryParam("customerStatus")
        @Nullable String customerStatus;

        @QueryParam("limit")
        @Nullable String limit;
    }

    @GET
    @CustomerRequired(Scope.USER)
    public Uni<List<ExecutionView>> list(
            @PathParam("serviceType") String serviceType, @BeanParam Query query) {
        var page = PageRequest.of(query.limit == null ? MOST : query.limit, null, 1);
        return findExecutions.list(
                customer.get(),
                serviceType,
                Stage.named(query.status, query.subStatus, query.customerStatus),
                query.target == null || query.target.isBlank() ? null : query.target.strip(),
                page.limit());
    }
}

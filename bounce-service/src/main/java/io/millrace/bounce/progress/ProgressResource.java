package io.millrace.bounce.progress;

import io.millrace.bounce.customer.CurrentCustomer;
import io.millrace.bounce.customer.CustomerRequired;
import io.millrace.bounce.customer.Scope;
import io.millrace.bounce.refusal.BounceRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Progress of executions. */
@Path("/selfservice/v1/executions")
@Produces(MediaType.APPLICATION_JSON)
class ProgressResource {

    private static final String REQUESTOR = "BOUNCE";
    private static final int MOST = 100;

    private final CurrentCustomer customer;
    private final ReadProgress readProgress;

    ProgressResource(CurrentCustomer customer, ReadProgress readProgress) {
        this.customer = customer;
        this.readProgress = readProgress;
    }

    @GET
    @Path("/status")
    @CustomerRequired(Scope.USER)
    public Uni<List<Progress>> status(
            @QueryParam("id") List<String> id,
            @QueryParam("requestor") @Nullable String requestor) {
        if (requestor != null && !requestor.strip().equalsIgnoreCase(REQUESTOR)) {
            throw BounceRefused.request("requestor must be BOUNCE.");
        }
        return readProgress.of(customer.get(), ids(id));
    }

    /** Each once, also where several stand in one parameter. */
    private static List<String> ids(List<String> parameters) {
        List<String> ids =
                parameters.stream()
                        .flatMap(parameter -> Arrays.stream(parameter.split(",")))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
        if (ids.isEmpty() || ids.size() > MOST) {
            throw BounceRefused.request("id must be given, at most " + MOST + " times.");
        }
        return ids;
    }

    @GET
    @Path("/{id}/status/details")
    @CustomerRequired(Scope.USER)
    public Uni<Progress> details(@PathParam("id") String id) {
        return readProgress.details(customer.get(), id.strip());
    }
}

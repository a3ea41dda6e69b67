package io.millrace.bounce.metadata;

import io.millrace.bounce.customer.CustomerRequired;
import io.millrace.bounce.customer.Scope;
import io.millrace.bounce.execution.BounceTerms;
import io.millrace.bounce.field.Span;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The words that a bounce is asked for by. */
@Path("/selfservice/v1/customers/services/products/bounce")
@Produces(MediaType.APPLICATION_JSON)
class MetadataResource {

    @GET
    @Path("/operations")
    @NonBlocking
    @CustomerRequired(Scope.USER)
    public List<String> operations() {
        return BounceTerms.OPERATIONS;
    }

    @GET
    @Path("/services")
    @NonBlocking
    @CustomerRequired(Scope.USER)
    public List<String> services() {
        return BounceTerms.SERVICES;
    }

    @GET
    @Path("/durations")
    @NonBlocking
    @CustomerRequired(Scope.USER)
    public List<DurationView> durations() {
        return List.of(
                new DurationView(Span.HOURS, 1, Span.MOST_HOURS),
                new DurationView(Span.MINUTES, 1, Span.MOST_MINUTES));
    }
}

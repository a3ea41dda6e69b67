package io.millrace.bounce.migration;

import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.platform.caller.ServiceRequired;
import io.millrace.platform.objects.ObjectRequests;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** For the migration-service alone, and not in the table of public paths. */
@Path(ObjectMessages.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ServiceRequired("migration-service")
class ObjectResource {

    private final ObjectRequests requests;

    ObjectResource(ObjectRequests requests) {
        this.requests = requests;
    }

    @POST
    @Path("/{type}/export")
    public Uni<String> export(@PathParam("type") String type, byte[] body) {
        return requests.export(type, body);
    }

    @POST
    @Path("/imports/check")
    public Uni<String> check(byte[] body) {
        return requests.check(body);
    }

    @PUT
    @Path("/imports/{importId}")
    public Uni<String> apply(@PathParam("importId") String importId, byte[] body) {
        return requests.apply(importId, body);
    }

    @DELETE
    @Path("/imports/{importId}")
    @Consumes(MediaType.WILDCARD)
    public Uni<String> undo(
            @PathParam("importId") String importId, @QueryParam("tenant") @Nullable String tenant) {
        return requests.undo(importId, tenant);
    }
}

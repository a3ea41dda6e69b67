package io.millrace.scheduler.definition;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Definitions of batches. */
@Path("/SchedulerService/rest-api/v1/batches")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
        function = "BATCH_VIEW")
class BatchResource {

    private final DefinitionRequests requests;
    private final Batches batches;

    BatchResource(DefinitionRequests requests, Batches batches) {
        this.requests = requests;
        this.batches = batches;
    }

    @GET
    public Uni<Page<Object>> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return requests.list(batches, limit, cursor);
    }

    @GET
    @Path("/{code}")
    public Uni<Response> get(@PathParam("code") String code) {
        return requests.get(batches, code);
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @CallerRequired(headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER})
    public Uni<Response> put(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            byte[] body,
            @Context UriInfo uri) {
        return requests.put(batches, code, ifMatch, body, uri);
    }

    @DELETE
    @Path("/{code}")
    @CallerRequired(
            headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
            function = "BATCH_DEL")
    public Uni<Response> delete(
            @PathParam("code") String code, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return requests.delete(batches, code, ifMatch);
    }
}

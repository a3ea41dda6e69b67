package io.millrace.report.definition;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Definitions of reports. */
@Path("/aai-dmi-service/vw/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {SERVICE, WORKSPACE, REMOTE_USER})
class DefinitionResource {

    private final CurrentCaller caller;
    private final ChangeDefinition definitions;

    DefinitionResource(CurrentCaller caller, ChangeDefinition definitions) {
        this.caller = caller;
        this.definitions = definitions;
    }

    @GET
    public Uni<Page<ReportDefinition>> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return definitions.list(caller.get().tenant(), PageRequest.of(limit, cursor, 1));
    }

    @GET
    @Path("/{code}")
    public Uni<ReportDefinition> get(@PathParam("code") String code) {
        return definitions.get(caller.get().tenant(), code);
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @CallerRequired(
            headers = {SERVICE, WORKSPACE, REMOTE_USER},
            function = "REPORT_ADMIN")
    public Uni<Response> put(@PathParam("code") String code, byte[] body, @Context UriInfo uri) {
        return definitions
                .save(caller.get().tenant(), caller.get().user(), code, body)
                .map(saved -> answer(saved, uri.getRequestUri().getRawPath()));
    }

    /** A path alone is right behind every gateway, which knows its own name better. */
    private static Response answer(SavedDefinition saved, String path) {
        return saved.isNew()
                ? Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, path)
                        .entity(saved.definition())
                        .build()
                : Response.ok(saved.definition()).build();
    }

    @DELETE
    @Path("/{code}")
    @CallerRequired(
            headers = {SERVICE, WORKSPACE, REMOTE_USER},
            function = "REPORT_ADMIN")
    public Uni<Response> delete(@PathParam("code") String code) {
        return definitions
                .delete(caller.get().tenant(), code)
                .map(_ -> Response.noContent().build());
    }
}

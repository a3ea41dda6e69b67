package io.millrace.migration.definition;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.migration.catalog.MigrationCode;
import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Definitions of exports and imports. */
@Path("/aai-object-migration-service/v1/definitions/{kind}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
        function = "MIGRATION_ADMIN")
class DefinitionResource {

    private final CurrentCaller caller;
    private final SaveDefinition saveDefinition;
    private final ReadDefinitions readDefinitions;

    DefinitionResource(
            CurrentCaller caller, SaveDefinition saveDefinition, ReadDefinitions readDefinitions) {
        this.caller = caller;
        this.saveDefinition = saveDefinition;
        this.readDefinitions = readDefinitions;
    }

    @GET
    public Uni<Page<ObjectNode>> list(
            @PathParam("kind") String kind,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return readDefinitions.list(
                caller.get().tenant(), kindOf(kind), PageRequest.of(limit, cursor, 1));
    }

    @GET
    @Path("/{code}")
    public Uni<ObjectNode> get(@PathParam("kind") String kind, @PathParam("code") String code) {
        return readDefinitions.get(key(kind, code));
    }

    @PUT
    @Path("/{code}")
    public Uni<Response> put(
            @PathParam("kind") String kind,
            @PathParam("code") String code,
            byte[] body,
            @Context UriInfo uri) {
        if (!MigrationCode.isCode(code)) {
            throw ProblemException.invalid(
                    List.of(
                            new FieldError(
                                    "/code",
                                    "must be 3 to 30 letters, digits, hyphens or underscores, and"
                                            + " not copyoutline")));
        }
        return saveDefinition
                .save(key(kind, code), caller.get().user(), body)
                .map(created -> (created ? created(uri) : Response.ok()))
                .chain(answer ->
                        readDefinitions.get(key(kind, code)).map(view -> answer.entity(view)))
                .map(Response.ResponseBuilder::build);
    }

    @DELETE
    @Path("/{code}")
    public Uni<Response> delete(@PathParam("kind") String kind, @PathParam("code") String code) {
        return saveDefinition.delete(key(kind, code)).map(_ -> Response.noContent().build());
    }

    /** A path alone is right behind every gateway, which knows its own name better. */
    private static Response.ResponseBuilder created(UriInfo uri) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, uri.getRequestUri().getRawPath());
    }

    private MigrationKey key(String kind, String code) {
        return new MigrationKey(caller.get().tenant(), kindOf(kind), code);
    }

    private static MigrationKind kindOf(String word) {
        return Arrays.stream(MigrationKind.values())
                .filter(kind -> kind.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.notFound("Definitions are of an export or an import."));
    }
}

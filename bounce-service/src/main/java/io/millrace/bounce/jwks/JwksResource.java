package io.millrace.bounce.jwks;

import io.millrace.bounce.field.Names;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Identifiers of customers' keys. */
@Path("/selfservice/v1/customers/{supportIdentifier}/jwks")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(function = "JWKS_ADMIN")
class JwksResource {

    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private final CurrentCaller caller;
    private final RegisterJwks registerJwks;
    private final FindJwks findJwks;

    JwksResource(CurrentCaller caller, RegisterJwks registerJwks, FindJwks findJwks) {
        this.caller = caller;
        this.registerJwks = registerJwks;
        this.findJwks = findJwks;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> register(
            @PathParam("supportIdentifier") String supportIdentifier,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        String customer = Names.checked("supportIdentifier", supportIdentifier);
        String tenant = caller.get().tenant();
        return registerJwks
                .register(
                        tenant,
                        caller.get().user(),
                        customer,
                        body,
                        IdempotencyKey.of(
                                tenant, caller.get().user(), key, "POST jwks " + customer, body))
                .map(JwksResource::created);
    }

    private static Response created(StoredAnswer answer) {
        return Response.status(answer.status())
                .header("Location", answer.location())
                .entity(answer.body())
                .build();
    }

    @GET
    public Uni<Page<JwksView>> list(
            @PathParam("supportIdentifier") String supportIdentifier,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, 1);
        return findJwks.list(
                        caller.get().tenant(),
                        Names.checked("supportIdentifier", supportIdentifier),
                        page.after().isEmpty() ? new UUID(0, 0) : guid(page.after().getFirst()),
                        page.fetchSize())
                .map(rows ->
                        Page.of(rows, page, row -> List.of(row.identifier().toString()))
                                .map(JwksView::of));
    }

    @GET
    @Path("/{identifier}")
    public Uni<JwksView> get(
            @PathParam("supportIdentifier") String supportIdentifier,
            @PathParam("identifier") String identifier) {
        return findJwks.find(
                        caller.get().tenant(),
                        Names.checked("supportIdentifier", supportIdentifier),
                        guid(identifier))
                .map(JwksView::of);
    }

    @DELETE
    @Path("/{identifier}")
    public Uni<Void> delete(
            @PathParam("supportIdentifier") String supportIdentifier,
            @PathParam("identifier") String identifier) {
        return findJwks.delete(
                caller.get().tenant(),
                Names.checked("supportIdentifier", supportIdentifier),
                guid(identifier));
    }

    /** What is no GUID names nothing. */
    private static UUID guid(String text) {
        if (!GUID.matcher(text.strip()).matches()) {
            throw BounceRefused.unknown("There is no such identifier.");
        }
        return UUID.fromString(text.strip());
    }
}

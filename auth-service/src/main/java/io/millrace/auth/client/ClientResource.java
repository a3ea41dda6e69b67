package io.millrace.auth.client;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OAuth clients of the caller's tenant. */
@Path("/oauth2/v1/clients")
@CallerRequired(function = "CLIENT_ADMIN")
class ClientResource {

    private static final String PATH = "/oauth2/v1/clients/";

    private final CurrentCaller caller;
    private final Clients clients;
    private final CreateClient createClient;
    private final RotateSecret rotateSecret;

    ClientResource(
            CurrentCaller caller,
            Clients clients,
            CreateClient createClient,
            RotateSecret rotateSecret) {
        this.caller = caller;
        this.clients = clients;
        this.createClient = createClient;
        this.rotateSecret = rotateSecret;
    }

    @GET
    public Uni<Page<ClientView>> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor, 1);
        return clients.all(tenant()).map(all -> cut(all, page));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey, byte[] body) {
        CreateClientRequest request = CreateClientRequest.of(body);
        return createClient
                .create(tenant(), request.name(), key(idempotencyKey, PATH, body))
                .map(ClientResource::created);
    }

    @GET
    @Path("/{clientId}")
    public Uni<ClientView> show(@PathParam("clientId") String clientId) {
        return existing(clientId).map(ClientView::of);
    }

    @POST
    @Path("/{clientId}/secret")
    @Consumes(MediaType.WILDCARD)
    public Uni<ShownSecret> rotate(
            @PathParam("clientId") String clientId,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey) {
        IdempotencyKey key = key(idempotencyKey, PATH + clientId + "/secret", new byte[0]);
        return existing(clientId)
                .chain(client -> rotateSecret.rotate(client, key))
                .map(ShownSecret::of);
    }

    @DELETE
    @Path("/{clientId}")
    public Uni<Void> delete(@PathParam("clientId") String clientId) {
        return existing(clientId).chain(clients::remove);
    }

    private Uni<OAuthClient> existing(String clientId) {
        return clients.find(tenant(), clientId)
                .map(found -> found.orElseThrow(() -> unknown(clientId)));
    }

    private @Nullable IdempotencyKey key(@Nullable String header, String path, byte[] body) {
        return IdempotencyKey.of(tenant(), caller.get().user(), header, "POST " + path, body)
                .orElse(null);
    }

    private String tenant() {
        return caller.get().tenant();
    }

    private static Page<ClientView> cut(List<OAuthClient> all, PageRequest page) {
        String after = page.after().isEmpty() ? "" : page.after().getFirst();
        List<OAuthClient> rest =
                all.stream()
                        .filter(client -> client.clientId().compareTo(after) > 0)
                        .limit(page.fetchSize())
                        .toList();
        return Page.of(rest, page, client -> List.of(client.clientId())).map(ClientView::of);
    }

    /** Located by a path alone, which is right behind every gateway. */
    private static Response created(OAuthClient client) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, PATH + client.clientId())
                .entity(ShownSecret.of(client))
                .build();
    }

    private static ProblemException unknown(String clientId) {
        return ProblemException.notFound("There is no client " + clientId + ".");
    }
}

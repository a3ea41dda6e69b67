package io.millrace.auth.token;

import io.millrace.auth.basic.BasicCredentials;
import io.millrace.auth.keycloak.ClientCredentials;
import io.millrace.platform.outage.BackingServerAway;
import io.millrace.platform.path.PathTenant;
import io.millrace.platform.problem.Fault;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The token endpoint of RFC 6749. */
@Path("/oauth2/v1/token")
class TokenResource {

    private final IssueToken issueToken;

    TokenResource(IssueToken issueToken) {
        this.issueToken = issueToken;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Context RoutingContext request,
            byte[] body) {
        ClientCredentials client =
                BasicCredentials.ofClient(authorization)
                        .map(sent -> new ClientCredentials(sent.name(), sent.secret()))
                        .orElseThrow(TokenResource::noClient);
        TokenForm form = TokenForm.of(contentType, body);
        requireOneWayToAuthenticate(client, form);
        return issueToken
                .issue(client, Grant.of(form), PathTenant.of(request))
                .map(token -> Response.ok(token).build());
    }

    /** RFC 6749, section 2.3: no more than one authentication method in a request. */
    private static void requireOneWayToAuthenticate(ClientCredentials client, TokenForm form) {
        String named = form.get("client_id");
        if (form.get("client_secret") != null || (named != null && !named.equals(client.id()))) {
            throw new TokenRefused(
                    TokenError.INVALID_REQUEST, "The client must authenticate in one way only.");
        }
    }

    private static TokenRefused noClient() {
        return new TokenRefused(
                TokenError.INVALID_CLIENT, "The client must authenticate by HTTP Basic.");
    }

    @ServerExceptionMapper
    public Response refused(TokenRefused refused) {
        Response.ResponseBuilder answer = answer(refused.error(), refused.description());
        if (refused.error() == TokenError.INVALID_CLIENT) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, BasicCredentials.CHALLENGE);
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unavailable(BackingServerAway failure) {
        Fault.report(failure);
        return answer(
                        TokenError.TEMPORARILY_UNAVAILABLE,
                        "The identity provider cannot be reached. Try again.")
                .header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds())
                .build();
    }

    private static Response.ResponseBuilder answer(TokenError error, String description) {
        return Response.status(error.httpStatus())
                .type(MediaType.APPLICATION_JSON)
                .entity(new TokenErrorBody(error.word(), description));
    }
}

package io.millrace.auth.login;

import io.millrace.auth.basic.BasicCredentials;
import io.millrace.auth.keycloak.KeycloakTokens;
import io.millrace.auth.keycloak.TokenReply;
import io.millrace.platform.outage.BackingServerAway;
import io.millrace.platform.path.PathTenant;
import io.millrace.platform.problem.Fault;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Gives an integration user a token of an hour for user name and password. Others are refused in
 * the words for a wrong password.
 */
@Path("/ws/rest/service/v2/login")
class LoginResource {

    private static final String FUNCTION = "INTEGRATION";

    private final KeycloakTokens keycloak;

    LoginResource(KeycloakTokens keycloak) {
        this.keycloak = keycloak;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> login(
            @Context RoutingContext request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return BasicCredentials.of(authorization)
                .map(user -> signIn(user.name(), user.secret(), PathTenant.of(request)))
                .orElseGet(() -> Uni.createFrom().item(LoginResource::refused));
    }

    private Uni<Response> signIn(String name, String password, @Nullable String tenantInPath) {
        return keycloak.ask(
                        Map.of("grant_type", "password", "username", name, "password", password))
                .map(reply -> answer(reply, tenantInPath));
    }

    private static Response answer(TokenReply reply, @Nullable String tenantInPath) {
        return switch (reply) {
            case TokenReply.Granted granted when !granted.functions().contains(FUNCTION) ->
                    refused();
            case TokenReply.Granted granted when !granted.isOf(tenantInPath) -> foreign();
            case TokenReply.Granted granted ->
                    Response.ok(LoginAnswer.success(granted.accessToken())).build();
            case TokenReply.Refused refused when refused.error().equals("invalid_grant") ->
                    refused();
            case TokenReply.Refused refused ->
                    throw new IllegalStateException("Keycloak says " + refused.error());
        };
    }

    private static Response foreign() {
        return Response.status(403)
                .entity(LoginAnswer.failure(403, "The user is not of the tenant in the path."))
                .build();
    }

    private static Response refused() {
        return Response.status(401)
                .header(HttpHeaders.WWW_AUTHENTICATE, BasicCredentials.CHALLENGE)
                .entity(LoginAnswer.failure(401, "Invalid user name or password."))
                .build();
    }

    @ServerExceptionMapper
    public Response unavailable(BackingServerAway failure) {
        Fault.report(failure);
        return Response.status(503)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds())
                .entity(LoginAnswer.failure(503, "Login is not possible now. Try again."))
                .build();
    }
}

package io.millrace.platform.caller;

import io.millrace.platform.caller.CallerRefused.Reason;
import io.millrace.platform.token.BearerTokens;
import io.millrace.platform.token.TokenRejected;
import io.millrace.platform.token.VerifiedToken;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets the platform's own services, and nobody else, to what is marked {@link ServiceRequired}. */
class ServiceFilter {

    private final BearerTokens tokens;

    @Inject
    ServiceFilter(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @ServiceRequired({})
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION, nonBlocking = true)
    Uni<Response> identify(RoutingContext request, ResourceInfo route) {
        return Uni.createFrom()
                .deferred(() -> verify(request))
                .invoke(token -> requireService(token, clientsOf(route)))
                .replaceWith((Response) null);
    }

    private Uni<VerifiedToken> verify(RoutingContext request) {
        String token = BearerHeader.tokenIn(request.request().getHeader("Authorization"));
        return tokens.verify(token, request)
                .onFailure(TokenRejected.class)
                .transform(_ -> new CallerRefused(Reason.BEARER, "The token is not valid."));
    }

    /** A service's token has neither a tenant nor a person. */
    private static void requireService(VerifiedToken token, String[] clients) {
        boolean isService = token.tenant() == null && token.user() == null;
        if (!isService || !Arrays.asList(clients).contains(token.client())) {
            throw new CallerRefused(Reason.FUNCTION, "The caller is none of the services.");
        }
    }

    private static String[] clientsOf(ResourceInfo route) {
        ServiceRequired own = route.getResourceMethod().getAnnotation(ServiceRequired.class);
        ServiceRequired all = route.getResourceClass().getAnnotation(ServiceRequired.class);
        return own != null ? own.value() : all == null ? new String[0] : all.value();
    }
}

package io.millrace.scheduler.basic;

import io.millrace.platform.caller.OwnContext;
import io.millrace.platform.path.PathTenant;
import io.millrace.platform.problem.Fault;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Identifies the user of every route that is marked {@link BasicRequired}. */
class BasicFilter {

    private static final Logger LOG = Logger.getLogger(BasicFilter.class);
    private static final String CHALLENGE = "Basic realm=\"millrace\", charset=\"UTF-8\"";
    private static final String FUNCTION = "BATCH_EXEC";

    private final SignIn signIn;
    private final CurrentUser current;

    @Inject
    BasicFilter(SignIn signIn, CurrentUser current) {
        this.signIn = signIn;
        this.current = current;
    }

    @BasicRequired
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION, nonBlocking = true)
    Uni<Response> identify(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return OwnContext.resume(
                        Credentials.of(header)
                                .map(signIn::signIn)
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(user -> user.isEmpty() ? refused() : admit(user.get(), request))
                .onFailure()
                .recoverWithItem(BasicFilter::failed);
    }

    /** Null lets the request through. */
    private @Nullable Response admit(SignedIn user, RoutingContext request) {
        String tenant = user.tenant();
        String named = PathTenant.of(request);
        if (tenant == null || (named != null && !named.equals(tenant))) {
            return forbidden("The user is not of the tenant named.");
        }
        if (!user.functions().contains(FUNCTION)) {
            return forbidden("The user lacks function " + FUNCTION + ".");
        }
        current.set(tenant, user.user());
        MDC.put("tenant", tenant);
        MDC.put("user", user.user());
        return null;
    }

    private static Response forbidden(String message) {
        LOG.debug(message);
        return Message.answer(403, message).build();
    }

    private static Response refused() {
        return Message.answer(401, "User name or password is missing or wrong.")
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    private static Response failed(Throwable failure) {
        var fault = Fault.report(failure);
        var answer =
                Message.answer(
                        fault.status(),
                        "The user cannot be checked now. ErrorCode : " + fault.code());
        return fault.isOutage()
                ? answer.header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds()).build()
                : answer.build();
    }
}

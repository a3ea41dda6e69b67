package io.millrace.platform.caller;

import io.millrace.platform.caller.CallerRefused.Reason;
import io.millrace.platform.path.PathTenant;
import io.millrace.platform.tenant.TenantSettings;
import io.millrace.platform.token.BearerTokens;
import io.millrace.platform.token.TokenRejected;
import io.millrace.platform.token.VerifiedToken;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns a request into its caller. The steps stand in the order in which they refuse. */
@ApplicationScoped
class Callers {

    private final BearerTokens tokens;
    private final RemoteUsers users;
    private final TenantSettings tenants;

    @Inject
    Callers(BearerTokens tokens, RemoteUsers users, TenantSettings tenants) {
        this.tokens = tokens;
        this.users = users;
        this.tenants = tenants;
    }

    Uni<Caller> identify(RoutingContext request, CallerRequired rules) {
        SentHeaders sent = new SentHeaders(request.request().headers());
        return bearer(request)
                .invoke(token -> TokenAtHand.set(request, token))
                .chain(token -> authorized(token, tenantOf(token, request, sent), sent, rules));
    }

    private Uni<VerifiedToken> bearer(RoutingContext request) {
        String token = BearerHeader.tokenIn(request.request().getHeader("Authorization"));
        return tokens.verify(token, request)
                .onFailure(TokenRejected.class)
                .transform(_ -> new CallerRefused(Reason.BEARER, "The token is not valid."));
    }

    private static String tenantOf(VerifiedToken token, RoutingContext request, SentHeaders sent) {
        String tenant = token.tenant();
        if (tenant == null) {
            throw new CallerRefused(Reason.TENANT, "The token belongs to no tenant.");
        }
        requireSame(tenant, PathTenant.of(request));
        sent.all(CallerHeader.TENANT).forEach(named -> requireSame(tenant, named));
        return tenant;
    }

    private static void requireSame(String tenant, @Nullable String named) {
        if (named != null && !named.equals(tenant)) {
            throw new CallerRefused(Reason.TENANT, "The token is not of the tenant named.");
        }
    }

    private Uni<Caller> authorized(
            VerifiedToken token, String tenant, SentHeaders sent, CallerRequired rules) {
        return users.find(token, tenant, sent.all(CallerHeader.REMOTE_USER))
                .invoke(user -> requireFunction(user, rules))
                .map(user -> describe(token, tenant, user, sent, rules));
    }

    /** Without a user there is no telling yet: the missing header is refused further on. */
    private static void requireFunction(RemoteUser user, CallerRequired rules) {
        boolean isUnknown = !user.isNamed() && requires(rules, CallerHeader.REMOTE_USER);
        String function = rules.function();
        if (!function.isEmpty() && !isUnknown && !user.functions().contains(function)) {
            throw new CallerRefused(Reason.FUNCTION, "The user lacks function " + function + ".");
        }
    }

    private Caller describe(
            VerifiedToken token,
            String tenant,
            RemoteUser user,
            SentHeaders sent,
            CallerRequired rules) {
        HeaderRules headers = new HeaderRules(sent, tenants);
        headers.require(rules.headers());
        return new Caller(
                tenant,
                user.name(),
                user.functions(),
                token.scopes(),
                headers.locale(rules.headers().length > 0),
                headers.workspace(tenant, requires(rules, CallerHeader.WORKSPACE)),
                headers.service(requires(rules, CallerHeader.SERVICE)));
    }

    private static boolean requires(CallerRequired rules, CallerHeader header) {
        return Arrays.asList(rules.headers()).contains(header);
    }
}

package io.millrace.platform.token;

import io.millrace.platform.outage.BackingServerAway;
import io.millrace.platform.outage.Outage;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Verifies bearer tokens against Keycloak's keys. A token once verified is remembered until it
 * expires, since verification costs more than all the rest of most requests.
 */
@ApplicationScoped
public class BearerTokens {

    private final IdentityProviderManager identities;
    private final TokenCache cache;

    @Inject
    BearerTokens(IdentityProviderManager identities, TokenCache cache) {
        this.identities = identities;
        this.cache = cache;
    }

    /** The claims; fails with {@link TokenRejected} or {@link BackingServerAway}. */
    public Uni<VerifiedToken> verify(String token, RoutingContext request) {
        TokenHash hash = TokenHash.of(token);
        VerifiedToken known = cache.find(hash);
        return known != null
                ? Uni.createFrom().item(known)
                : verifySignature(token, request).invoke(fresh -> cache.keep(hash, fresh));
    }

    private Uni<VerifiedToken> verifySignature(String token, RoutingContext request) {
        var question = new TokenAuthenticationRequest(new AccessTokenCredential(token));
        HttpSecurityUtils.setRoutingContextAttribute(question, request);
        return identities
                .authenticate(question)
                .onFailure()
                .transform(BearerTokens::meaningOf)
                .map(identity -> claimsOf(token, identity));
    }

    private static VerifiedToken claimsOf(String token, @Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            throw new TokenRejected("not verified", null);
        }
        return TokenClaims.of(token);
    }

    private static Throwable meaningOf(Throwable failure) {
        return failure instanceof OIDCException || Outage.isBehind(failure)
                ? new BackingServerAway("Keycloak", failure)
                : new TokenRejected("not verified", failure);
    }
}

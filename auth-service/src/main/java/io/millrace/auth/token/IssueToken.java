package io.millrace.auth.token;

import io.millrace.auth.keycloak.ClientCredentials;
import io.millrace.auth.keycloak.KeycloakTokens;
import io.millrace.auth.keycloak.TokenReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Gets a token from Keycloak and says Keycloak's refusals in the exact words of RFC 6749. */
@ApplicationScoped
class IssueToken {

    private final KeycloakTokens keycloak;

    IssueToken(KeycloakTokens keycloak) {
        this.keycloak = keycloak;
    }

    /**
     * @param tenantInPath that the token must be of, if the path names one
     */
    Uni<IssuedToken> issue(ClientCredentials client, Grant grant, @Nullable String tenantInPath) {
        return keycloak.ask(client, grant.fields())
                .invoke(reply -> requireTenant(reply, tenantInPath))
                .map(reply -> read(reply, grant));
    }

    private static void requireTenant(TokenReply reply, @Nullable String tenantInPath) {
        if (reply instanceof TokenReply.Granted granted && !granted.isOf(tenantInPath)) {
            throw new TokenRefused(
                    TokenError.FOREIGN_TENANT, "The client is not of the tenant in the path.");
        }
    }

    private static IssuedToken read(TokenReply reply, Grant grant) {
        return switch (reply) {
            case TokenReply.Granted granted ->
                    new IssuedToken(
                            granted.accessToken(),
                            "Bearer",
                            granted.expiresIn(),
                            grant.refreshable() ? granted.refreshToken() : null);
            case TokenReply.Refused refused -> throw refusal(refused, grant);
        };
    }

    private static TokenRefused refusal(TokenReply.Refused refused, Grant grant) {
        return switch (refused.error()) {
            case "invalid_grant" -> new TokenRefused(TokenError.INVALID_GRANT, why(grant));
            case "invalid_client" -> badClient();
            case "unauthorized_client" -> isBadSecret(refused) ? badClient() : notThisGrant();
            case "invalid_scope", "not_allowed" ->
                    new TokenRefused(TokenError.INVALID_SCOPE, "The scope cannot be granted.");
            default ->
                    new TokenRefused(
                            TokenError.INVALID_REQUEST, "The token request is not understood.");
        };
    }

    /** The same whatever is wrong, so that nobody learns which users there are. */
    private static String why(Grant grant) {
        return switch (grant) {
            case Grant.Password _ ->
                    "The user name or password is wrong, or the user may not sign in now.";
            case Grant.Refresh _ -> "The refresh token is invalid, expired or used already.";
            case Grant.Client _ -> "The client may not have a token.";
        };
    }

    /** Keycloak has one word for a wrong secret and for a grant the client may not use. */
    private static boolean isBadSecret(TokenReply.Refused refused) {
        return refused.description().startsWith("Invalid client");
    }

    private static TokenRefused badClient() {
        return new TokenRefused(
                TokenError.INVALID_CLIENT, "The client is unknown or its secret is wrong.");
    }

    private static TokenRefused notThisGrant() {
        return new TokenRefused(
                TokenError.UNAUTHORIZED_CLIENT, "The client may not use this grant type.");
    }
}

package io.millrace.auth.keycloak;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Keycloak's token endpoint answers. */
public sealed interface TokenReply {

    /**
     * Tokens.
     *
     * @param expiresIn seconds from issue to expiry, as the token itself says
     * @param tenant that the token is of; null for the platform's own clients
     * @param functions of its user
     */
    record Granted(
            String accessToken,
            long expiresIn,
            @Nullable String refreshToken,
            @Nullable String tenant,
            Set<String> functions)
            implements TokenReply {

        /** Whether a request that names this tenant, or none, may have the token. */
        public boolean isOf(@Nullable String named) {
            return named == null || named.equals(tenant);
        }

        @Override
        public String toString() {
            return "Granted[" + expiresIn + " s]";
        }
    }

    /** An error by RFC 6749, in Keycloak's use of the words. */
    record Refused(int status, String error, String description) implements TokenReply {}
}

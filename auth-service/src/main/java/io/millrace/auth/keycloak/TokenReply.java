package io.millrace.auth.keycloak;

import org.jspecify.annotations.Nullable;

/** What Keycloak's token endpoint answers. */
public sealed interface TokenReply {

    /**
     * Tokens.
     *
     * @param expiresIn seconds from issue to expiry, as the token itself says
     */
    record Granted(String accessToken, long expiresIn, @Nullable String refreshToken)
            implements TokenReply {

        @Override
        public String toString() {
            return "Granted[" + expiresIn + " s]";
        }
    }

    /** An error by RFC 6749, in Keycloak's use of the words. */
    record Refused(int status, String error, String description) implements TokenReply {}
}

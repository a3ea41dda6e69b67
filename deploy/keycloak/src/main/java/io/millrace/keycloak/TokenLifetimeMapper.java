package io.millrace.keycloak;

import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.ErrorResponseException;

/**
 * Gives an access token the lifetime in seconds that the token request asks for by the form field
 * {@code token_lifetime}, from 1 to 31536000 (a year). The session remembers it, so that a refresh
 * keeps the lifetime first asked for. Without the field Keycloak's own lifespan holds.
 */
public final class TokenLifetimeMapper extends AccessTokenMapper {

    static final String FIELD = "token_lifetime";
    private static final String NOTE = "millrace.token_lifetime";
    private static final int LONGEST_SECONDS = 31_536_000;

    public TokenLifetimeMapper() {
        super("millrace-token-lifetime", "Sets the token lifetime asked for in token_lifetime.");
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession keycloak,
            UserSessionModel userSession,
            ClientSessionContext context) {
        String lifetime = lifetime(keycloak, context.getClientSession());
        if (lifetime != null) {
            token.exp(token.getIat() + seconds(lifetime));
        }
        return token;
    }

    private static @Nullable String lifetime(
            KeycloakSession keycloak, AuthenticatedClientSessionModel session) {
        String remembered = session.getNote(NOTE);
        if (remembered != null) {
            return remembered;
        }
        String asked =
                keycloak.getContext().getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
        if (asked != null) {
            session.setNote(NOTE, asked);
        }
        return asked;
    }

    private static int seconds(String lifetime) {
        int seconds = lifetime.matches("[0-9]{1,8}") ? Integer.parseInt(lifetime) : 0;
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new ErrorResponseException(
                    "invalid_scope", "token_lifetime is 1 to 31536000 seconds", Status.BAD_REQUEST);
        }
        return seconds;
    }
}

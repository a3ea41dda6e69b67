package io.millrace.keycloak;

import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenResponseMapper;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.ErrorResponseException;

/**
 * Accepts only the refresh token issued last. The realm's own revokeRefreshToken compares whole
 * seconds and so lets a token pass that was already used in the second it was issued in.
 */
public final class RefreshRotationMapper extends AccessTokenMapper
        implements OIDCAccessTokenResponseMapper {

    private static final String NOTE = "millrace.refresh_token";

    public RefreshRotationMapper() {
        super("millrace-refresh-rotation", "Refuses every refresh token but the last.");
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession keycloak,
            UserSessionModel userSession,
            ClientSessionContext context) {
        String last = context.getClientSession().getNote(NOTE);
        String used = refreshTokenOf(keycloak);
        if (last != null && used != null && !last.equals(idOf(used))) {
            throw new ErrorResponseException(
                    "invalid_grant", "The refresh token was used before", Status.BAD_REQUEST);
        }
        return token;
    }

    @Override
    public AccessTokenResponse transformAccessTokenResponse(
            AccessTokenResponse response,
            ProtocolMapperModel mapper,
            KeycloakSession keycloak,
            UserSessionModel userSession,
            ClientSessionContext context) {
        if (response.getRefreshToken() != null) {
            context.getClientSession().setNote(NOTE, idOf(response.getRefreshToken()));
        }
        return response;
    }

    private static @Nullable String refreshTokenOf(KeycloakSession keycloak) {
        return keycloak.getContext()
                .getHttpRequest()
                .getDecodedFormParameters()
                .getFirst("refresh_token");
    }

    private static String idOf(String refreshToken) {
        try {
            return new JWSInput(refreshToken).readJsonContent(RefreshToken.class).getId();
        } catch (JWSInputException e) {
            throw new ErrorResponseException(
                    "invalid_grant", "Invalid refresh token", Status.BAD_REQUEST);
        }
    }
}

package io.millrace.keycloak;

import jakarta.ws.rs.core.Response.Status;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.ErrorResponseException;

/**
 * Says whose token it is: {@code tenant} and, for people, {@code preferred_username}. The token of
 * a client itself carries the client's tenant and no user.
 *
 * <p>A client gets tokens for the users of its own tenant only; a client of the platform's own
 * services (attribute {@code tenant} is {@code *}) for those of any. All others get none.
 */
public final class CallerMapper extends AccessTokenMapper {

    public CallerMapper() {
        super("millrace-caller", "Names tenant and user; refuses users of another tenant.");
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession keycloak,
            UserSessionModel userSession,
            ClientSessionContext context) {
        UserModel user = userSession.getUser();
        ClientModel client = context.getClientSession().getClient();
        if (user.getServiceAccountClientLink() == null) {
            nameUser(token, user, client);
        } else {
            nameClient(token, client);
        }
        return token;
    }

    private static void nameUser(AccessToken token, UserModel user, ClientModel client) {
        if (!Tenants.maySignIn(client, user)) {
            throw new ErrorResponseException(
                    "invalid_grant", "Invalid user credentials", Status.BAD_REQUEST);
        }
        token.setOtherClaims(Tenants.ATTRIBUTE, user.getFirstAttribute(Tenants.ATTRIBUTE));
        token.setPreferredUsername(user.getUsername());
    }

    private static void nameClient(AccessToken token, ClientModel client) {
        if (Tenants.hasTenant(client)) {
            token.setOtherClaims(Tenants.ATTRIBUTE, client.getAttribute(Tenants.ATTRIBUTE));
        }
    }
}

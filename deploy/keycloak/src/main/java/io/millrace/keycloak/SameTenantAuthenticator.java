package io.millrace.keycloak;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.directgrant.AbstractDirectGrantAuthenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Stands between user name and password in the direct grant: a client gets no further with a user
 * of another tenant. So it cannot try their passwords, nor lock them out by wrong ones.
 */
public final class SameTenantAuthenticator extends AbstractDirectGrantAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (Tenants.maySignIn(context.getAuthenticationSession().getClient(), context.getUser())) {
            context.success();
        } else {
            context.forceChallenge(
                    errorResponse(
                            Status.BAD_REQUEST.getStatusCode(),
                            "invalid_grant",
                            "Invalid user credentials"));
        }
    }

    @Override
    public String getId() {
        return "millrace-same-tenant";
    }

    @Override
    public String getDisplayType() {
        return "Millrace same tenant";
    }

    @Override
    public String getReferenceCategory() {
        return "tenant";
    }

    @Override
    public String getHelpText() {
        return "Refuses users of another tenant than the client's.";
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // There is nothing a user could do about it.
    }
}

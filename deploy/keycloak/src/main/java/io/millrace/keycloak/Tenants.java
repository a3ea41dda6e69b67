package io.millrace.keycloak;

import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/** Which users a client may sign in: by the attribute {@code tenant} of both. */
final class Tenants {

    static final String ATTRIBUTE = "tenant";
    private static final String ANY = "*";

    private Tenants() {}

    /** Users of the client's own tenant; for the platform's own services those of any tenant. */
    static boolean maySignIn(ClientModel client, UserModel user) {
        String tenant = user.getFirstAttribute(ATTRIBUTE);
        String served = client.getAttribute(ATTRIBUTE);
        return tenant != null && (tenant.equals(served) || ANY.equals(served));
    }

    /** Whether the client belongs to a tenant, and not to the platform. */
    static boolean hasTenant(ClientModel client) {
        String served = client.getAttribute(ATTRIBUTE);
        return served != null && !served.equals(ANY);
    }
}

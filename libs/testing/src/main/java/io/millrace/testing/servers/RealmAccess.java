package io.millrace.testing.servers;

import java.net.URI;

/** How to reach the shared Keycloak's realm, and its secrets. */
public final class RealmAccess {
    private final Coordinates keycloak;

    private RealmAccess(Coordinates keycloak) {
        this.keycloak = keycloak;
    }

    /** Starts Keycloak unless it runs already. */
    public static RealmAccess ofSharedKeycloak() {
        return new RealmAccess(SharedServers.coordinates(Backing.KEYCLOAK));
    }

    public URI tokenEndpoint() {
        return URI.create(
                keycloak.value(Coordinates.KEYCLOAK_URL)
                        + "/realms/millrace/protocol/openid-connect/token");
    }

    /** The secret that stands for this placeholder of the realm's file. */
    public String secret(String placeholder) {
        return keycloak.realmSecret(placeholder);
    }
}

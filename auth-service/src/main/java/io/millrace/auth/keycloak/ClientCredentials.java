package io.millrace.auth.keycloak;

/** Name and secret of an OAuth client. */
public record ClientCredentials(String id, String secret) {

    @Override
    public String toString() {
        return "ClientCredentials[" + id + "]";
    }
}

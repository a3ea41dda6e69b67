package io.millrace.auth.token;

import java.util.HashMap;
import java.util.Map;

/** What a token request shows to be given a token. */
sealed interface Grant {

    /** The fields by which Keycloak is asked. */
    Map<String, String> fields();

    /** Whether the answer carries a refresh token. */
    boolean refreshable();

    static Grant of(TokenForm form) {
        String type = form.require("grant_type");
        AskedScope scope = AskedScope.of(form.get("scope"));
        return switch (type) {
            case "password" ->
                    new Password(form.require("username"), form.require("password"), scope);
            case "refresh_token" -> new Refresh(form.require("refresh_token"));
            case "client_credentials" -> new Client(scope);
            default ->
                    throw new TokenRefused(
                            TokenError.UNSUPPORTED_GRANT_TYPE,
                            "The grant type must be password, refresh_token or client_credentials.");
        };
    }

    /** Name and password of a user. */
    record Password(String username, String password, AskedScope scope) implements Grant {

        @Override
        public Map<String, String> fields() {
            Map<String, String> fields = new HashMap<>(lifetime("password", scope));
            fields.put("username", username);
            fields.put("password", password);
            if (scope.offline()) {
                fields.put("scope", "offline_access");
            }
            return fields;
        }

        @Override
        public boolean refreshable() {
            return scope.offline();
        }

        @Override
        public String toString() {
            return "Password[" + username + "]";
        }
    }

    /**
     * A refresh token. Keycloak keeps the lifetime first asked for; the new refresh token is always
     * handed out, for the one used is void from now on.
     */
    record Refresh(String refreshToken) implements Grant {

        @Override
        public Map<String, String> fields() {
            return Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
        }

        @Override
        public boolean refreshable() {
            return true;
        }

        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    /** Nothing but the client itself, which can always ask anew and so gets no refresh token. */
    record Client(AskedScope scope) implements Grant {

        @Override
        public Map<String, String> fields() {
            return lifetime("client_credentials", scope);
        }

        @Override
        public boolean refreshable() {
            return false;
        }
    }

    private static Map<String, String> lifetime(String grantType, AskedScope scope) {
        return Map.of(
                "grant_type",
                grantType,
                "token_lifetime",
                Integer.toString(scope.lifetimeSeconds()));
    }
}

package io.millrace.auth.keycloak;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;

/** The realm's public keys. */
@ApplicationScoped
public class KeycloakKeys {

    private final KeycloakHttp keycloak;

    KeycloakKeys(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /** The key set by RFC 7517, as it is now. */
    public Uni<JsonObject> read() {
        return KeycloakHttp.answerOf(keycloak.openId(HttpMethod.GET, "certs").send())
                .map(KeycloakKeys::keySetOf);
    }

    private static JsonObject keySetOf(HttpResponse<Buffer> response) {
        if (response.statusCode() != 200) {
            throw KeycloakHttp.away(response);
        }
        return response.bodyAsJsonObject();
    }
}

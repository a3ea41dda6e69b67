package io.millrace.auth.client;

import io.millrace.auth.keycloak.KeycloakAdmin;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The clients in Keycloak; a tenant sees its own only. */
@ApplicationScoped
class Clients {

    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final KeycloakAdmin keycloak;

    Clients(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** All of the tenant, by client id. */
    Uni<List<OAuthClient>> all(String tenant) {
        return keycloak.read(
                        "/clients",
                        Map.of("clientId", ClientIds.prefixOf(tenant), "search", "true"))
                .map(found -> ofTenant(found, tenant));
    }

    Uni<Optional<OAuthClient>> find(String tenant, String clientId) {
        if (!KeycloakAdmin.mayBeName(clientId)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return keycloak.read("/clients", Map.of("clientId", clientId))
                .map(found -> ofTenant(found, tenant).stream().findFirst());
    }

    /** Whether it was added; false where there is one of that name. */
    Uni<Boolean> add(OAuthClient client) {
        return keycloak.change(
                        HttpMethod.POST, "/clients", client.fields(), Set.of(CREATED, CONFLICT))
                .map(status -> status == CREATED);
    }

    Uni<Void> replace(OAuthClient client) {
        return keycloak.change(
                        HttpMethod.PUT,
                        "/clients/" + client.id(),
                        client.fields(),
                        Set.of(NO_CONTENT))
                .replaceWithVoid();
    }

    Uni<Void> remove(OAuthClient client) {
        return keycloak.change(
                        HttpMethod.DELETE,
                        "/clients/" + client.id(),
                        null,
                        Set.of(NO_CONTENT, NOT_FOUND))
                .replaceWithVoid();
    }

    private static List<OAuthClient> ofTenant(HttpResponse<Buffer> found, String tenant) {
        JsonArray clients = found.bodyAsJsonArray();
        return clients.stream()
                .map(client -> new OAuthClient((JsonObject) client))
                .filter(client -> client.belongsTo(tenant))
                .sorted(Comparator.comparing(OAuthClient::clientId))
                .toList();
    }
}

package io.millrace.auth.user;

import io.millrace.auth.keycloak.KeycloakAdmin;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users in Keycloak and their functions, which are realm roles there. */
@ApplicationScoped
class Users {

    private static final Set<Integer> DONE = Set.of(204);
    private static final JsonArray NONE = new JsonArray();

    private final KeycloakAdmin keycloak;

    Users(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** Keycloak's id of the user, empty where the tenant has none of that name. */
    Uni<Optional<String>> idOf(String tenant, String name) {
        if (!KeycloakAdmin.mayBeName(name)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return keycloak.read("/users", Map.of("username", name, "exact", "true"))
                .map(found -> idIn(found, tenant));
    }

    /** The functions the user is mapped to. */
    Uni<List<Function>> mapped(String userId) {
        return functions(rolesOf(userId));
    }

    /** The functions the user could be mapped to besides. */
    Uni<List<Function>> unmapped(String userId) {
        return functions(rolesOf(userId) + "/available");
    }

    Uni<Void> map(String userId, Collection<Function> functions) {
        return change(HttpMethod.POST, userId, functions);
    }

    Uni<Void> unmap(String userId, Collection<Function> functions) {
        return change(HttpMethod.DELETE, userId, functions);
    }

    private Uni<Void> change(HttpMethod method, String userId, Collection<Function> functions) {
        if (functions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<JsonObject> roles = functions.stream().map(Function::asRole).toList();
        return keycloak.change(method, rolesOf(userId), new JsonArray(roles), DONE)
                .replaceWithVoid();
    }

    private Uni<List<Function>> functions(String path) {
        return keycloak.read(path, Map.of())
                .map(answer ->
                        answer.bodyAsJsonArray().stream()
                                .map(role -> Function.of((JsonObject) role))
                                .filter(Function::isFunction)
                                .toList());
    }

    private static String rolesOf(String userId) {
        return "/users/" + userId + "/role-mappings/realm";
    }

    private static Optional<String> idIn(HttpResponse<Buffer> found, String tenant) {
        return found.bodyAsJsonArray().stream()
                .map(JsonObject.class::cast)
                .filter(user -> tenantsOf(user).contains(tenant))
                .map(user -> user.getString("id"))
                .findFirst();
    }

    private static JsonArray tenantsOf(JsonObject user) {
        return user.getJsonObject("attributes", new JsonObject()).getJsonArray("tenant", NONE);
    }
}

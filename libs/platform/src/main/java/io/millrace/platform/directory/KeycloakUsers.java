package io.millrace.platform.directory;

import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The two admin calls that say who a user is and what they may do. */
@ApplicationScoped
class KeycloakUsers {

    private final KeycloakAdmin admin;

    @Inject
    KeycloakUsers(KeycloakAdmin admin) {
        this.admin = admin;
    }

    Uni<Optional<DirectoryUser>> find(String name) {
        return admin.get("/users", "exact", "true", "username", name)
                .chain(this::describe)
                .onFailure()
                .transform(failure -> new BackingServerAway("Keycloak", failure));
    }

    private Uni<Optional<DirectoryUser>> describe(HttpResponse<?> answer) {
        JsonArray users = answer.bodyAsJsonArray();
        if (users.isEmpty() || !users.getJsonObject(0).getBoolean("enabled", false)) {
            return Uni.createFrom().item(Optional.empty());
        }
        JsonObject user = users.getJsonObject(0);
        return functionsOf(user.getString("id"))
                .map(functions -> Optional.of(userOf(user, functions)));
    }

    private Uni<Set<String>> functionsOf(String id) {
        return admin.get("/users/" + id + "/role-mappings/realm/composite")
                .map(answer -> namesOf(answer.bodyAsJsonArray()));
    }

    private static Set<String> namesOf(JsonArray roles) {
        return roles.stream()
                .map(role -> ((JsonObject) role).getString("name"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static DirectoryUser userOf(JsonObject user, Set<String> functions) {
        JsonArray tenants =
                user.getJsonObject("attributes", new JsonObject())
                        .getJsonArray("tenant", new JsonArray());
        String tenant = tenants.isEmpty() ? null : tenants.getString(0);
        return new DirectoryUser(user.getString("username"), tenant, functions);
    }
}

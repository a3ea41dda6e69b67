package io.millrace.auth.user;

import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/**
 * Something a user may do, such as BATCH_EXEC.
 *
 * @param roleId of the realm role it is in Keycloak
 */
record Function(String name, String roleId) {

    /** Keycloak's own roles are in small letters. */
    private static final Pattern NAME = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    static Function of(JsonObject role) {
        return new Function(role.getString("name"), role.getString("id"));
    }

    JsonObject asRole() {
        return new JsonObject().put("id", roleId).put("name", name);
    }

    boolean isFunction() {
        return NAME.matcher(name).matches();
    }
}

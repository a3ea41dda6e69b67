package io.millrace.auth.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/** What an access token says. */
public record Claims(JsonObject claims) {

    public static Claims in(String token) {
        String payload = token.split("\\.", 3)[1];
        return new Claims(
                new JsonObject(new String(Base64.getUrlDecoder().decode(payload), UTF_8)));
    }

    public long lifetimeSeconds() {
        return claims.getLong("exp") - claims.getLong("iat");
    }

    /** Functions, and Keycloak's own roles. */
    public Set<String> roles() {
        JsonArray roles = claims.getJsonObject("realm_access").getJsonArray("roles");
        return roles.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    public String text(String claim) {
        return claims.getString(claim, "");
    }
}

package io.millrace.platform.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a token that was verified before. */
final class TokenClaims {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVICE_ACCOUNT = "service-account-";

    private TokenClaims() {}

    static VerifiedToken of(String verified) {
        JsonNode claims = payload(verified);
        String client = claims.path("azp").asText("");
        return new VerifiedToken(
                text(claims, "tenant"),
                userOf(claims, client),
                client,
                functionsOf(claims),
                scopesOf(claims),
                Instant.ofEpochSecond(claims.path("exp").asLong()));
    }

    private static JsonNode payload(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new TokenRejected("claims are unreadable", unreadable);
        }
    }

    /** A client's own account has its client's name, which no person of the realm can have. */
    private static @Nullable String userOf(JsonNode claims, String client) {
        String name = text(claims, "preferred_username");
        return (SERVICE_ACCOUNT + client).equalsIgnoreCase(name) ? null : name;
    }

    private static Set<String> functionsOf(JsonNode claims) {
        Set<String> functions = new HashSet<>();
        claims.path("realm_access").path("roles").forEach(role -> functions.add(role.asText()));
        return Set.copyOf(functions);
    }

    private static Set<String> scopesOf(JsonNode claims) {
        String scope = claims.path("scope").asText("").strip();
        return scope.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(scope.split("\\s+")));
    }

    private static @Nullable String text(JsonNode claims, String name) {
        String value = claims.path(name).asText("");
        return value.isEmpty() ? null : value;
    }
}

package io.millrace.auth.jwks;

import io.millrace.auth.keycloak.KeycloakKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The keys that sign tokens, kept for a minute, and for as long as Keycloak is away. */
@ApplicationScoped
class SigningKeys {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KeycloakKeys keycloak;
    private final Clock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    SigningKeys(KeycloakKeys keycloak, Clock clock) {
        this.keycloak = keycloak;
        this.clock = clock;
    }

    /** A key set by RFC 7517. */
    Uni<String> read() {
        Kept known = kept.get();
        if (known == null) {
            return refresh();
        }
        return known.until().isAfter(clock.instant())
                ? Uni.createFrom().item(known.keySet())
                : refresh().onFailure().recoverWithItem(known.keySet());
    }

    private Uni<String> refresh() {
        return keycloak.read().map(SigningKeys::signingOnly).invoke(this::keep);
    }

    private void keep(String keySet) {
        kept.set(new Kept(keySet, clock.instant().plus(FRESH)));
    }

    private static String signingOnly(JsonObject keySet) {
        JsonArray keys = new JsonArray();
        keySet.getJsonArray("keys").stream()
                .map(JsonObject.class::cast)
                .filter(key -> "sig".equals(key.getString("use")))
                .forEach(keys::add);
        return new JsonObject().put("keys", keys).encode();
    }

    private record Kept(String keySet, Instant until) {}
}

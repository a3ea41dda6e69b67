package io.millrace.platform.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's own access token, got by client credentials and renewed ahead of its end. */
@ApplicationScoped
public class ServiceToken {

    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final WebClient http;
    private final KeycloakSettings keycloak;
    private final ServiceCredentials credentials;
    private final Clock clock;
    private volatile @Nullable Token current;

    @Inject
    ServiceToken(
            Vertx vertx, KeycloakSettings keycloak, ServiceCredentials credentials, Clock clock) {
        this.http = WebClient.create(vertx);
        this.keycloak = keycloak;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** A token that is good for some seconds yet. */
    public Uni<String> get() {
        Token known = current;
        return known != null && clock.instant().isBefore(known.renewAt())
                ? Uni.createFrom().item(known.value())
                : renew();
    }

    /** Forgets a token that was refused. */
    public void forget() {
        current = null;
    }

    private Uni<String> renew() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap().add("grant_type", "client_credentials");
        return http.postAbs(keycloak.realmUrl() + "/protocol/openid-connect/token")
                .basicAuthentication(
                        credentials.clientId().orElse(""), credentials.clientSecret().orElse(""))
                .timeout(keycloak.timeout().toMillis())
                .sendForm(form)
                .map(this::keep);
    }

    private String keep(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "Keycloak refuses this service a token: " + answer.statusCode());
        }
        JsonObject body = answer.bodyAsJsonObject();
        Duration lifetime = Duration.ofSeconds(body.getLong("expires_in", 0L));
        Instant renewAt = clock.instant().plus(lifetime).minus(AHEAD);
        current = new Token(body.getString("access_token"), renewAt);
        return body.getString("access_token");
    }

    private record Token(String value, Instant renewAt) {}
}

package io.millrace.scheduler.basic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.platform.directory.KeycloakSettings;
import io.millrace.platform.directory.ServiceCredentials;
import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks Keycloak whether a password is right, by this service's own client. */
@ApplicationScoped
class KeycloakSignIn {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final WebClient http;
    private final KeycloakSettings keycloak;
    private final ServiceCredentials service;

    KeycloakSignIn(
            Vertx vertx,
            KeycloakSettings keycloak,
            ServiceCredentials service,
            SignInSettings settings) {
        this.keycloak = keycloak;
        this.service = service;
        this.http =
                WebClient.create(
                        vertx,
                        new WebClientOptions()
                                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                                .setMaxPoolSize(settings.connections())
                                .setMaxWaitQueueSize(settings.waiting())
                                .setFollowRedirects(false));
    }

    /** The user; empty where the password is wrong. Fails with {@link BackingServerAway}. */
    Uni<Optional<SignedIn>> ask(Credentials credentials) {
        var form =
                MultiMap.caseInsensitiveMultiMap()
                        .add("grant_type", "password")
                        .add("username", credentials.user())
                        .add("password", credentials.password());
        return http.postAbs(keycloak.realmUrl() + "/protocol/openid-connect/token")
                .basicAuthentication(
                        service.clientId().orElse(""), service.clientSecret().orElse(""))
                .timeout(keycloak.timeout().toMillis())
                .sendForm(form)
                .onFailure()
                .transform(failure -> new BackingServerAway("Keycloak", failure))
                .map(KeycloakSignIn::answer);
    }

    private static Optional<SignedIn> answer(HttpResponse<Buffer> response) {
        var body = body(response);
        if (response.statusCode() == 200 && body.containsKey("access_token")) {
            return Optional.of(signedIn(claims(body.getString("access_token"))));
        }
        if ("invalid_grant".equals(body.getString("error"))) {
            return Optional.empty();
        }
        throw away(response);
    }

    private static JsonObject body(HttpResponse<Buffer> response) {
        try {
            var body = response.bodyAsJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (DecodeException | ClassCastException noObject) {
            throw away(response);
        }
    }

    private static BackingServerAway away(HttpResponse<Buffer> response) {
        return new BackingServerAway(
                "Keycloak", new IllegalStateException("it answered " + response.statusCode()));
    }

    /** The token comes from Keycloak itself: there is nobody to distrust. */
    private static JsonObject claims(String token) {
        var payload = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
        return new JsonObject(new String(payload, UTF_8));
    }

    private static SignedIn signedIn(JsonObject claims) {
        var roles =
                claims.getJsonObject("realm_access", new JsonObject())
                        .getJsonArray("roles", new JsonArray());
        return new SignedIn(
                claims.getString("tenant"),
                claims.getString("preferred_username"),
                roles.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet()));
    }
}

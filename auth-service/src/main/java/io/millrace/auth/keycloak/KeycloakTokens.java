package io.millrace.auth.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.platform.directory.ServiceCredentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keycloak's token endpoint. */
@ApplicationScoped
public class KeycloakTokens {

    private final KeycloakHttp keycloak;
    private final ClientCredentials ownClient;

    @Inject
    KeycloakTokens(KeycloakHttp keycloak, ServiceCredentials service) {
        this.keycloak = keycloak;
        this.ownClient =
                new ClientCredentials(
                        service.clientId().orElse(""), service.clientSecret().orElse(""));
    }

    /** Asks in the name of a caller's client. */
    public Uni<TokenReply> ask(ClientCredentials client, Map<String, String> fields) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        fields.forEach(form::add);
        form.set("client_id", client.id()).set("client_secret", client.secret());
        return KeycloakHttp.answerOf(keycloak.openId(HttpMethod.POST, "token").sendForm(form))
                .map(KeycloakTokens::replyOf);
    }

    /** Asks in the name of this service, which may sign in the users of any tenant. */
    public Uni<TokenReply> ask(Map<String, String> fields) {
        return ask(ownClient, fields);
    }

    private static TokenReply replyOf(HttpResponse<Buffer> response) {
        JsonObject body = bodyOf(response);
        if (response.statusCode() == 200) {
            return granted(body);
        }
        return new TokenReply.Refused(
                response.statusCode(),
                body.getString("error"),
                body.getString("error_description", ""));
    }

    /** Keycloak's own expires_in is short by the time that the answer took. */
    private static TokenReply granted(JsonObject body) {
        String token = body.getString("access_token");
        JsonObject claims = claimsOf(token);
        return new TokenReply.Granted(
                token,
                claims.getLong("exp") - claims.getLong("iat"),
                body.getString("refresh_token"),
                claims.getString("tenant"),
                functionsIn(claims));
    }

    private static Set<String> functionsIn(JsonObject claims) {
        JsonArray roles =
                claims.getJsonObject("realm_access", new JsonObject())
                        .getJsonArray("roles", new JsonArray());
        return roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static JsonObject claimsOf(String token) {
        String payload = token.split("\\.", 3)[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    }

    /** A realm that is not there yet, or a proxy in between, answers without RFC 6749's words. */
    private static JsonObject bodyOf(HttpResponse<Buffer> response) {
        JsonObject body = jsonOf(response);
        if (body.containsKey("access_token")
                || (body.containsKey("error") && response.statusCode() != 404)) {
            return body;
        }
        throw KeycloakHttp.away(response);
    }

    private static JsonObject jsonOf(HttpResponse<Buffer> response) {
        try {
            JsonObject body = response.bodyAsJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (DecodeException | ClassCastException noObject) {
            throw KeycloakHttp.away(noObject);
        }
    }
}

package io.millrace.platform.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads from the realm's administration, by this service's own token. */
@ApplicationScoped
class KeycloakAdmin {

    private final WebClient http;
    private final KeycloakSettings keycloak;
    private final ServiceToken token;

    @Inject
    KeycloakAdmin(Vertx vertx, KeycloakSettings keycloak, ServiceToken token) {
        this.http = WebClient.create(vertx);
        this.keycloak = keycloak;
        this.token = token;
    }

    /** One GET; anything but 200 is a failure. A refused token is renewed, once. */
    Uni<HttpResponse<Buffer>> get(String path, String... query) {
        return send(path, query)
                .chain(answer -> answer.statusCode() == 401 ? again(path, query) : same(answer))
                .invoke(answer -> require200(path, answer));
    }

    private Uni<HttpResponse<Buffer>> again(String path, String... query) {
        token.forget();
        return send(path, query);
    }

    private static Uni<HttpResponse<Buffer>> same(HttpResponse<Buffer> answer) {
        return Uni.createFrom().item(answer);
    }

    private Uni<HttpResponse<Buffer>> send(String path, String... query) {
        HttpRequest<Buffer> request =
                http.getAbs(keycloak.adminUrl() + path).timeout(keycloak.timeout().toMillis());
        for (int i = 0; i < query.length; i += 2) {
            request.addQueryParam(query[i], query[i + 1]);
        }
        return token.get().chain(bearer -> request.bearerTokenAuthentication(bearer).send());
    }

    private static void require200(String path, HttpResponse<Buffer> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + ": " + answer.statusCode());
        }
    }
}

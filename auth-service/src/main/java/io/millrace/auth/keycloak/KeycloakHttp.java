package io.millrace.auth.keycloak;

import io.millrace.platform.directory.KeycloakSettings;
import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Requests to Keycloak. Whatever keeps it from answering is a {@link BackingServerAway}. */
@ApplicationScoped
class KeycloakHttp {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final WebClient client;
    private final KeycloakSettings settings;

    @Inject
    KeycloakHttp(Vertx vertx, KeycloakSettings settings, ConnectionSettings connections) {
        this.settings = settings;
        this.client =
                WebClient.create(
                        vertx,
                        new WebClientOptions()
                                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                                .setMaxPoolSize(connections.connections())
                                .setMaxWaitQueueSize(connections.waiting())
                                .setFollowRedirects(false));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** A request to a path of the realm's public side, such as {@code certs}. */
    HttpRequest<Buffer> openId(HttpMethod method, String path) {
        return request(method, settings.realmUrl() + "/protocol/openid-connect/" + path);
    }

    /** A request to a path of the realm's admin side, such as {@code /clients}. */
    HttpRequest<Buffer> admin(HttpMethod method, String path) {
        return request(method, settings.adminUrl() + path);
    }

    private HttpRequest<Buffer> request(HttpMethod method, String address) {
        return client.requestAbs(method, address).timeout(settings.timeout().toMillis());
    }

    /** The answer, unless it says that Keycloak cannot serve. */
    static Uni<HttpResponse<Buffer>> answerOf(Uni<HttpResponse<Buffer>> sent) {
        return sent.onFailure()
                .transform(KeycloakHttp::away)
                .onItem()
                .transform(KeycloakHttp::requireServed);
    }

    static BackingServerAway away(Throwable cause) {
        return new BackingServerAway("Keycloak", cause);
    }

    static BackingServerAway away(HttpResponse<Buffer> answer) {
        return away(new IllegalStateException("Keycloak answered " + answer.statusCode()));
    }

    private static HttpResponse<Buffer> requireServed(HttpResponse<Buffer> answer) {
        if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
            throw away(answer);
        }
        return answer;
    }
}

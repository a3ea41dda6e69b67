package io.millrace.auth.keycloak;

import io.millrace.platform.directory.ServiceToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keycloak's admin API of the realm, called as this service. */
@ApplicationScoped
public class KeycloakAdmin {

    private static final int UNAUTHORIZED = 401;
    private static final int LONGEST_NAME = 255;

    private final KeycloakHttp keycloak;
    private final ServiceToken token;

    KeycloakAdmin(KeycloakHttp keycloak, ServiceToken token) {
        this.keycloak = keycloak;
        this.token = token;
    }

    /** Whether something may be called so; Keycloak takes other names for an attack. */
    public static boolean mayBeName(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /** Reads; fails where the answer is not 200. */
    public Uni<HttpResponse<Buffer>> read(String path, Map<String, String> query) {
        HttpRequest<Buffer> request = keycloak.admin(HttpMethod.GET, path);
        query.forEach(request::addQueryParam);
        return send(request, null).invoke(answer -> require(answer, Set.of(200)));
    }

    /**
     * Changes something.
     *
     * @param body sent as JSON, if there is one
     * @param expected the status codes that are not a failure
     * @return the status code
     */
    public Uni<Integer> change(
            HttpMethod method, String path, @Nullable Object body, Set<Integer> expected) {
        return send(keycloak.admin(method, path), body)
                .invoke(answer -> require(answer, expected))
                .map(HttpResponse::statusCode);
    }

    private Uni<HttpResponse<Buffer>> send(HttpRequest<Buffer> request, @Nullable Object body) {
        return attempt(request, body)
                .chain(answer -> isRefused(answer) ? attempt(request, body) : keep(answer));
    }

    private Uni<HttpResponse<Buffer>> attempt(HttpRequest<Buffer> request, @Nullable Object body) {
        return token.get()
                .onFailure()
                .transform(KeycloakHttp::away)
                .map(request::bearerTokenAuthentication)
                .chain(ready ->
                        KeycloakHttp.answerOf(body == null ? ready.send() : ready.sendJson(body)));
    }

    /** A token may be void before it expires: when the realm was restored, or its keys changed. */
    private boolean isRefused(HttpResponse<Buffer> answer) {
        if (answer.statusCode() == UNAUTHORIZED) {
            token.forget();
        }
        return answer.statusCode() == UNAUTHORIZED;
    }

    private static <T> Uni<T> keep(T answer) {
        return Uni.createFrom().item(answer);
    }

    private static void require(HttpResponse<Buffer> answer, Set<Integer> expected) {
        if (!expected.contains(answer.statusCode())) {
            throw new IllegalStateException("Keycloak's admin API answered " + answer.statusCode());
        }
    }
}

package io.millrace.migration.http;

import io.millrace.platform.directory.ServiceToken;
import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the platform's other services by this service's own token. One that does not answer, or
 * not now, fails with {@link BackingServerAway}.
 */
@ApplicationScoped
public class ServiceCall {

    private static final int UNAUTHORIZED = 401;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final WebClient http;
    private final ServiceToken token;
    private final ServiceAddresses addresses;
    private final Duration timeout;

    ServiceCall(
            Vertx vertx,
            ServiceToken token,
            ServiceAddresses addresses,
            @ConfigProperty(name = "millrace.migration.call-timeout", defaultValue = "PT60S")
                    Duration timeout) {
        this.http = WebClient.create(vertx);
        this.token = token;
        this.addresses = addresses;
        this.timeout = timeout;
    }

    /** A GET or DELETE. */
    public Uni<HttpResponse<Buffer>> send(Service service, HttpMethod method, String path) {
        return send(service, method, path, null, null);
    }

    /**
     * @param path from the service's root, with its query
     * @param json body, or null for none
     * @param idempotencyKey or null for none
     */
    public Uni<HttpResponse<Buffer>> send(
            Service service,
            HttpMethod method,
            String path,
            @Nullable String json,
            @Nullable String idempotencyKey) {
        URI address = addressOf(service).resolve(path);
        return token.get()
                .chain(bearer -> sendAs(bearer, method, address, json, idempotencyKey))
                .onFailure()
                .transform(failure -> new BackingServerAway("The " + service, failure))
                .invoke(answer -> requireAnswer(service, answer.statusCode()));
    }

    private URI addressOf(Service service) {
        return switch (service) {
            case SCHEDULER -> addresses.scheduler();
            case FILE -> addresses.file();
            case REPORT -> addresses.report();
            case BOUNCE -> addresses.bounce();
        };
    }

    private Uni<HttpResponse<Buffer>> sendAs(
            String bearer,
            HttpMethod method,
            URI address,
            @Nullable String json,
            @Nullable String idempotencyKey) {
        var request =
                http.requestAbs(method, address.toString())
                        .bearerTokenAuthentication(bearer)
                        .timeout(timeout.toMillis());
        if (idempotencyKey != null) {
            request.putHeader("Idempotency-Key", idempotencyKey);
        }
        return json == null
                ? request.send()
                : request.putHeader("Content-Type", "application/json")
                        .sendBuffer(Buffer.buffer(json));
    }

    private void requireAnswer(Service service, int status) {
        if (status == UNAUTHORIZED) {
            token.forget();
        }
        if (status == UNAUTHORIZED
                || status == TIMED_OUT
                || status == TOO_MANY_REQUESTS
                || status >= SERVER_ERROR) {
            throw new BackingServerAway(
                    "The " + service, new IllegalStateException("it answers " + status));
        }
    }
}

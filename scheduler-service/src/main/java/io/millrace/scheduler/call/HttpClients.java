package io.millrace.scheduler.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Connections to workers: HTTP/1.1, kept alive, one pool per address.
 *
 * <p>A worker may close an idle connection just when the next request is on its way. A request that
 * may be repeated is then sent once more, on a connection of its own; one that may not be is never
 * put on a used connection in the first place.
 */
@ApplicationScoped
class HttpClients {

    private final Vertx vertx;
    private final HttpClient kept;
    private final HttpClient fresh;
    private final Cache<HttpConnection, Boolean> used = Caffeine.newBuilder().weakKeys().build();

    HttpClients(Vertx vertx, OutboundSettings settings) {
        this.vertx = vertx;
        this.kept = vertx.createHttpClient(options(settings));
        this.fresh = vertx.createHttpClient(options(settings).setKeepAlive(false));
    }

    Vertx vertx() {
        return vertx;
    }

    HttpClient kept() {
        return kept;
    }

    HttpClient fresh() {
        return fresh;
    }

    /** The connection has carried an answer and goes back to its pool. */
    void answered(HttpConnection connection) {
        if (!wasUsed(connection)) {
            used.put(connection, true);
        }
    }

    /** Whether the connection had answered before, so that it may have been closed meanwhile. */
    boolean wasUsed(HttpConnection connection) {
        return used.getIfPresent(connection) != null;
    }

    @PreDestroy
    void close() {
        kept.close();
        fresh.close();
    }

    private static HttpClientOptions options(OutboundSettings settings) {
        var options = new HttpClientOptions();
        options.setMaxPoolSize(settings.connections());
        options.setConnectTimeout((int) settings.connectTimeout().toMillis());
        options.setKeepAliveTimeout((int) settings.idleTimeout().toSeconds());
        options.setDecompressionSupported(false); // a small answer must not grow large here
        options.setTracingPolicy(TracingPolicy.IGNORE); // traceparent is the run's own
        return options;
    }
}

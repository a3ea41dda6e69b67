package io.millrace.platform.body;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Reads a body that does not say how long it is, as far as the limit goes. */
class UnsizedBodies {

    private final BodyLimit limit;

    @Inject
    UnsizedBodies(BodyLimit limit) {
        this.limit = limit;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    Uni<Response> read(RoutingContext routing, ContainerRequestContext request) {
        HttpServerRequest http = routing.request();
        if (!routing.request().headers().contains("Transfer-Encoding") || http.isEnded()) {
            return Uni.createFrom().nullItem();
        }
        return whole(http)
                .map(body -> body.isEmpty() ? limit.refusal() : passOn(request, body.get()));
    }

    private static @Nullable Response passOn(ContainerRequestContext request, Buffer body) {
        request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        return null;
    }

    /** Empty where it is over the limit. */
    private Uni<Optional<Buffer>> whole(HttpServerRequest http) {
        return Uni.createFrom().emitter(waiting -> collect(http, waiting));
    }

    private void collect(HttpServerRequest http, UniEmitter<? super Optional<Buffer>> waiting) {
        Buffer body = Buffer.buffer();
        http.handler(chunk -> append(http, body, chunk, waiting));
        http.endHandler(_ -> waiting.complete(Optional.of(body)));
        http.exceptionHandler(waiting::fail);
        if (http.getHeader("Expect") != null) {
            http.response().writeContinue();
        }
        http.resume();
    }

    private void append(
            HttpServerRequest http,
            Buffer body,
            Buffer chunk,
            UniEmitter<? super Optional<Buffer>> waiting) {
        body.appendBuffer(chunk);
        if (body.length() > limit.bytes()) {
            waiting.complete(Optional.empty());
            limit.discardRest(http);
        }
    }
}

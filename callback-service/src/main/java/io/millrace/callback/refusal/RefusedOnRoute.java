package io.millrace.callback.refusal;

import io.millrace.callback.answer.Envelope;
import io.millrace.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What the platform refuses on the callback's own route, by a problem: a bad token, another
 * tenant's path, a wrong media type. It goes out in the envelope instead, under the same status.
 */
class RefusedOnRoute {

    private final RecordRefusal recordRefusal;
    private final CurrentVertxRequest current;

    @Inject
    RefusedOnRoute(RecordRefusal recordRefusal, CurrentVertxRequest current) {
        this.recordRefusal = recordRefusal;
        this.current = current;
    }

    @ServerResponseFilter
    Uni<Void> word(ContainerResponseContext response) {
        RoutingContext request = current.getCurrent();
        return isProblem(response) && Envelope.PATH.equals(request.normalizedPath())
                ? reword(request, response)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> reword(RoutingContext request, ContainerResponseContext response) {
        String detail = new JsonObject(response.getEntity().toString()).getString("detail", "");
        return recordRefusal
                .record(request, response.getStatus(), detail)
                .invoke(envelope -> set(response, envelope))
                .replaceWithVoid();
    }

    private static void set(ContainerResponseContext response, Envelope envelope) {
        response.setEntity(envelope, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean isProblem(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return type != null
                && response.getEntity() != null
                && Problem.MEDIA_TYPE.equals(type.getType() + "/" + type.getSubtype());
    }
}

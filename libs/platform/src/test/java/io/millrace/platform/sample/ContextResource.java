package io.millrace.platform.sample;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.tracing.TraceParent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.MDC;

/** Tells what accompanies a request, late in its chain. */
@Path("/Sample/contexts")
@Produces(MediaType.APPLICATION_JSON)
public class ContextResource {

    @GET
    @Path("/{name}")
    @CallerRequired
    public Uni<Map<String, String>> context() {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(10))
                .map(_ -> late());
    }

    private static Map<String, String> late() {
        return Map.of(
                "traceparent", Objects.requireNonNullElse(TraceParent.current(), ""),
                "tenant", String.valueOf(MDC.get("tenant")),
                "traceId", String.valueOf(MDC.get("traceId")));
    }
}

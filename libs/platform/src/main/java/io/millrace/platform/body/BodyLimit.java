package io.millrace.platform.body;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses a body that says to be over the limit before a byte of it is kept. */
@ApplicationScoped
class BodyLimit {

    private static final int EARLY = 800;

    /** Between services; what is under it is not in the table of public paths. */
    private static final String INTERNAL = "/internal/";

    private final long limit;
    private final long internalLimit;

    @Inject
    BodyLimit(
            @ConfigProperty(name = "millrace.limits.body", defaultValue = "1048576") long limit,
            @ConfigProperty(name = "millrace.limits.internal-body", defaultValue = "33554432")
                    long internalLimit) {
        this.limit = limit;
        this.internalLimit = internalLimit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    /** Bytes a body may have. */
    long bytes() {
        return limit;
    }

    /** A problem whatever the family: it says the same of a body whose length is known. */
    Response refusal() {
        return ProblemResponses.of(problem(limit), Map.of());
    }

    private void check(RoutingContext request) {
        String path = String.valueOf(request.request().path());
        long allowed = path.startsWith(INTERNAL) ? internalLimit : limit;
        if (isOver(request.request().getHeader("Content-Length"), allowed)) {
            ProblemResponses.send(request, problem(allowed), Map.of());
            discardRest(request.request());
        } else {
            request.next();
        }
    }

    private static boolean isOver(@Nullable String length, long allowed) {
        return length != null && length.length() < 19 && Long.parseLong(length) > allowed;
    }

    /** Reads on for a while, so that the sender gets to read the answer; then hangs up. */
    void discardRest(HttpServerRequest request) {
        long patience = request.bytesRead() + 32 * Math.max(limit, 1 << 20);
        request.handler(_ -> {
            if (request.bytesRead() > patience) {
                request.connection().close();
            }
        });
        request.resume();
    }

    private static Problem problem(long allowed) {
        return Problem.of(413, "The body is over " + allowed + " bytes.");
    }
}

package io.millrace.platform.body;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemException;
import io.millrace.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses a body that says to be over the limit before a byte of it is kept. */
@ApplicationScoped
class BodyLimit {

    private static final int EARLY = 800;

    private final long limit;

    @Inject
    BodyLimit(@ConfigProperty(name = "millrace.limits.body", defaultValue = "1048576") long limit) {
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    /** Bytes a body may have. */
    long bytes() {
        return limit;
    }

    ProblemException exceeded() {
        return new ProblemException(problem());
    }

    private void check(RoutingContext request) {
        if (isOver(request.request().getHeader("Content-Length"))) {
            ProblemResponses.send(request, problem(), Map.of());
            discardRest(request.request());
        } else {
            request.next();
        }
    }

    private boolean isOver(@Nullable String length) {
        return length != null && length.length() < 19 && Long.parseLong(length) > limit;
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

    private Problem problem() {
        return Problem.of(413, "The body is over " + limit + " bytes.");
    }
}

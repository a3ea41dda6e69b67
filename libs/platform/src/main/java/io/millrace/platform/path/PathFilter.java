package io.millrace.platform.path;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends each request on to the route that its path means, before anything else looks at it. */
@ApplicationScoped
class PathFilter {

    /** Before authentication and all the rest. */
    private static final int FIRST = 900;

    private static final String SEEN = PathFilter.class.getName();

    private final RouteTable table;

    @Inject
    PathFilter(RouteTable table) {
        this.table = table;
    }

    void register(@Observes Filters filters) {
        filters.register(this::fold, FIRST);
    }

    private void fold(RoutingContext request) {
        if (request.get(SEEN) != null) {
            request.next();
            return;
        }
        request.put(SEEN, true);
        String fault = AddressFault.of(request.request().uri());
        if (fault == null) {
            send(request, table.routes().fold(request.normalizedPath()));
        } else {
            ProblemResponses.send(request, Problem.of(400, fault), Map.of());
        }
    }

    private static void send(RoutingContext request, @Nullable FoldedPath folded) {
        if (folded == null || folded.path().equals(request.normalizedPath())) {
            request.next();
            return;
        }
        PathTenant.set(request, folded.tenant());
        String query = request.request().query();
        request.reroute(query == null ? folded.path() : folded.path() + "?" + query);
    }
}

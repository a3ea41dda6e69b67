package io.millrace.platform.path;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends each request on to the route that its path means, before anything else looks at it. */
@ApplicationScoped
class PathFilter {

    /** Before authentication and all the rest. */
    private static final int FIRST = 900;

    private static final String SEEN = PathFilter.class.getName();
    private static final Pattern UNREADABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})|%00");

    private final RouteTable table;

    @Inject
    PathFilter(RouteTable table) {
        this.table = table;
    }

    void register(@Observes Filters filters) {
        filters.register(this::fold, FIRST);
    }

    private void fold(RoutingContext request) {
        if (UNREADABLE.matcher(request.request().uri()).find()) {
            Problem problem = Problem.of(400, "The address holds a bad percent-encoding.");
            ProblemResponses.send(request, problem, Map.of());
        } else if (request.get(SEEN) == null) {
            request.put(SEEN, true);
            send(request, table.routes().fold(request.normalizedPath()));
        } else {
            request.next();
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

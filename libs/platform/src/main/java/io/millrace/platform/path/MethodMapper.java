package io.millrace.platform.path;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says which methods an address answers when it is asked by another one. */
class MethodMapper {

    private final RouteTable table;

    @Inject
    MethodMapper(RouteTable table) {
        this.table = table;
    }

    @ServerExceptionMapper
    Response map(NotAllowedException refusal, RoutingContext request) {
        String allow = String.join(", ", table.routes().methodsAt(request.normalizedPath()));
        Problem problem = Problem.of(405, "This address does not answer that method.");
        return ProblemResponses.of(problem, Map.of(HttpHeaders.ALLOW, allow));
    }
}

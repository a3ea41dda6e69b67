package io.millrace.platform.page;

import io.millrace.platform.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses an empty limit of a collection, which the framework would take for none at all. */
class EmptyLimit {

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    void check(RoutingContext request, ResourceInfo route) {
        if (answersWithAPage(route)
                && request.queryParam("limit").stream().anyMatch(String::isBlank)) {
            throw ProblemException.badRequest(PageRequest.LIMIT_RULE);
        }
    }

    private static boolean answersWithAPage(ResourceInfo route) {
        String answer = route.getResourceMethod().getGenericReturnType().getTypeName();
        return answer.contains(Page.class.getName() + "<");
    }
}

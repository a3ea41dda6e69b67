package io.millrace.platform.body;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Answers 406 where the caller refuses, by {@code q=0}, all that the route could answer with. */
class RefusedTypes {

    private static final String[] JSON = {MediaType.APPLICATION_JSON};

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 1, nonBlocking = true)
    @Nullable Response check(ContainerRequestContext request, ResourceInfo route) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || !Accept.refusesAny(accept)) {
            return null;
        }
        if (Arrays.stream(produced(route)).anyMatch(type -> Accept.allows(accept, type))) {
            return null;
        }
        return ProblemResponses.of(
                Problem.of(406, "This address answers with none of the accepted types."), Map.of());
    }

    private static String[] produced(ResourceInfo route) {
        Produces own = route.getResourceMethod().getAnnotation(Produces.class);
        Produces all = own != null ? own : route.getResourceClass().getAnnotation(Produces.class);
        return all == null ? JSON : all.value();
    }
}

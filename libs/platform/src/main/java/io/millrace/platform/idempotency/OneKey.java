package io.millrace.platform.idempotency;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request with two keys, rather than choose one of them, and one with an empty key, which
 * the framework would take for none.
 */
class OneKey {

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    @Nullable Response check(ContainerRequestContext request) {
        List<String> keys = request.getHeaders().get(IdempotencyKey.HEADER);
        if (keys == null) {
            return null;
        }
        if (keys.size() > 1) {
            return refused(IdempotencyKey.HEADER + " must be given once only.");
        }
        return keys.getFirst().isBlank() ? refused(IdempotencyKey.RULE) : null;
    }

    private static Response refused(String detail) {
        return ProblemResponses.of(Problem.of(400, detail), Map.of());
    }
}

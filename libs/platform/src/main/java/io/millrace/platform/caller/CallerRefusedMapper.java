package io.millrace.platform.caller;

import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words a refused caller where the family does not. */
final class CallerRefusedMapper {

    @ServerExceptionMapper
    Response map(CallerRefused refusal) {
        Problem problem = Problem.of(refusal.reason().httpStatus(), refusal.detail());
        return ProblemResponses.of(problem, challengeFor(refusal.reason()));
    }

    private static Map<String, String> challengeFor(CallerRefused.Reason reason) {
        return reason == CallerRefused.Reason.BEARER
                ? Map.of(HttpHeaders.WWW_AUTHENTICATE, CallerRefused.BEARER_CHALLENGE)
                : Map.of();
    }
}

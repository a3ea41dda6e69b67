package io.millrace.platform.json;

import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words a bad body where the family does not. */
final class JsonFaultMapper {

    @ServerExceptionMapper
    Response map(JsonFault fault) {
        return ProblemResponses.of(problemOf(fault), Map.of());
    }

    private static Problem problemOf(JsonFault fault) {
        return fault.isSyntax()
                ? Problem.of(400, fault.detail())
                : Problem.invalid(List.of(new FieldError(fault.pointer(), fault.detail())));
    }
}

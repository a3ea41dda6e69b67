package io.millrace.bounce.refusal;

import io.millrace.platform.caller.CallerRefused;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words every refusal and every fault as the family does; stands before the platform's own. */
class RefusalMappers {

    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);
    private static final int BEFORE_THE_PLATFORM = Priorities.USER - 1;

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(BounceRefused refused, ResourceInfo route) {
        LOG.debugf("%s: %s", refused.reason(), refused.sentence());
        int status = refused.reason().httpStatus();
        var answer =
                Refusals.of(route)
                        .answer(
                                status,
                                refused.reason().name(),
                                refused.sentence(),
                                refused.pointer());
        return status == 401 ? challenged(answer) : answer.build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(JsonFault fault, ResourceInfo route) {
        return Refusals.of(route)
                .answer(
                        400,
                        Reason.INVALID_REQUEST.name(),
                        "The body is not as it must be: " + fault.detail() + ".",
                        fault.isSyntax() ? null : fault.pointer())
                .build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(CallerRefused refused, ResourceInfo route) {
        int status = refused.reason().httpStatus();
        var answer =
                Refusals.of(route).answer(status, Refusals.codeOf(status), refused.detail(), null);
        return status == 401 ? challenged(answer) : answer.build();
    }

    /** An Idempotency-Key that cannot be used, a limit that is no number. */
    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(ProblemException failure, ResourceInfo route) {
        var problem = failure.problem();
        var answer =
                Refusals.of(route)
                        .answer(
                                problem.status(),
                                Refusals.codeOf(problem.status()),
                                String.valueOf(problem.detail()),
                                null);
        failure.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(Throwable failure, ResourceInfo route) {
        var fault = Fault.report(failure);
        var answer =
                Refusals.of(route)
                        .answer(
                                fault.status(),
                                Refusals.codeOf(fault.status()),
                                sentenceFor(fault),
                                null);
        return fault.isOutage()
                ? answer.header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds()).build()
                : answer.build();
    }

    private static Response challenged(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.WWW_AUTHENTICATE, CallerRefused.BEARER_CHALLENGE).build();
    }

    private static String sentenceFor(Fault fault) {
        return fault.isOutage()
                ? "Something this service needs is away. Try again later. Code " + fault.code()
                : "The request failed. The log has the reason under code " + fault.code();
    }
}

package io.millrace.migration.answer;

import io.millrace.platform.caller.CallerRefused;
import io.millrace.platform.caller.CallerRefused.Reason;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemException;
import io.millrace.platform.problem.ProblemResponses;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Words refusals and faults: callers always in the printed words, everything else so on the printed
 * paths and as a problem on our own. Stands before the platform's mappers.
 */
class AnswerMappers {

    /** The printed words have no room for the code that finds the log line. */
    static final String CODE_HEADER = "Millrace-Error-Code";

    private static final Logger LOG = Logger.getLogger(AnswerMappers.class);
    private static final int BEFORE_THE_PLATFORM = Priorities.USER - 1;

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(MigrationRefused refused) {
        LOG.debug(refused.getMessage());
        return answer(refused.httpStatus(), refused.answer()).build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(CallerRefused refused) {
        var answer = answer(refused.reason().httpStatus(), wordsOf(refused));
        return refused.reason() == Reason.BEARER
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, CallerRefused.BEARER_CHALLENGE)
                        .build()
                : answer.build();
    }

    private static Answer wordsOf(CallerRefused refused) {
        return switch (refused.reason()) {
            case BEARER -> Answer.of(refused.detail(), "UNAUTHORIZED", Answers.FAILED);
            case TENANT, USER, FUNCTION -> Answer.of(refused.detail(), "FORBIDDEN", Answers.FAILED);
            case HEADER -> Answers.invalid(refused.detail());
        };
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(CopyFailed failure) {
        return fault(Fault.report(failure), failure.answer());
    }

    /** A key that cannot be used or is in use. */
    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(ProblemException failure, RoutingContext request) {
        Problem problem = failure.problem();
        if (!isPrinted(request)) {
            return ProblemResponses.of(problem, failure.headers());
        }
        var answer = answer(problem.status(), Answers.invalid(String.valueOf(problem.detail())));
        failure.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(Throwable failure, RoutingContext request) {
        Fault fault = Fault.report(failure);
        return isPrinted(request) ? fault(fault, Answers.FAULT) : problem(fault);
    }

    private static Response fault(Fault fault, Answer words) {
        var answer = answer(fault.status(), words).header(CODE_HEADER, fault.code());
        return fault.isOutage()
                ? answer.header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds()).build()
                : answer.build();
    }

    private static Response problem(Fault fault) {
        String detail =
                fault.isOutage()
                        ? "Something this service needs is away. Try again later."
                        : "The request failed. The code finds the reason in the log.";
        return ProblemResponses.of(
                Problem.of(fault.status(), detail).withCode(fault.code()),
                fault.isOutage()
                        ? Map.of(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(Fault.RETRY_AFTER.toSeconds()))
                        : Map.of());
    }

    private static boolean isPrinted(RoutingContext request) {
        return request.normalizedPath().contains("/public/");
    }

    private static Response.ResponseBuilder answer(int status, Answer answer) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(answer);
    }
}

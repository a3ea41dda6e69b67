package io.millrace.file.refusal;

import io.millrace.platform.caller.CallerRefused;
import io.millrace.platform.caller.CallerRefused.Reason;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words every refusal and every fault as the family does; stands before the platform's own. */
class RefusalMappers {

    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);
    private static final int BEFORE_THE_PLATFORM = Priorities.USER - 1;

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(FileRefused refused) {
        LOG.debugf("%s: %s", refused.code().code(), refused.sentence());
        return Refusals.of(refused.code(), refused.sentence());
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(JsonFault fault) {
        return Refusals.of(
                RefusalCode.INVALID_JSON, "The body is not as it must be: " + fault.detail() + ".");
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(CallerRefused refused) {
        if (refused.reason() == Reason.HEADER) {
            return Refusals.of(RefusalCode.BAD_HEADER, refused.detail());
        }
        var answer = Refusals.answer(refused.reason().httpStatus(), refused.detail());
        return refused.reason() == Reason.BEARER
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, CallerRefused.BEARER_CHALLENGE)
                        .build()
                : answer.build();
    }

    /** An Idempotency-Key that cannot be used, a limit that is no number. */
    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(ProblemException failure) {
        var problem = failure.problem();
        var answer = Refusals.answer(problem.status(), String.valueOf(problem.detail()));
        failure.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(Throwable failure) {
        var fault = Fault.report(failure);
        var answer = Refusals.answer(fault.status(), sentenceFor(fault));
        return fault.isOutage()
                ? answer.header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds()).build()
                : answer.build();
    }

    private static String sentenceFor(Fault fault) {
        return fault.isOutage()
                ? "Something this service needs is away. Try again later. Code " + fault.code()
                : "The request failed. The log has the reason under code " + fault.code();
    }
}

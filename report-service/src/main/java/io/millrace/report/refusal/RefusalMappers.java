package io.millrace.report.refusal;

import io.millrace.platform.caller.CallerRefused;
import io.millrace.platform.caller.CallerRefused.Reason;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.problem.Fault;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Words refusals and faults as the family does; stands before the platform's own. Faults of fields
 * of a definition stay problems.
 */
class RefusalMappers {

    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);
    private static final int BEFORE_THE_PLATFORM = Priorities.USER - 1;

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(ReportRefused refused) {
        LOG.debugf("%d: %s", refused.status(), refused.sentence());
        return Refusal.answer(refused.status(), refused.sentence()).build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(JsonFault fault) {
        return Refusal.answer(400, "The body is not as it must be: " + fault.detail() + ".")
                .build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(CallerRefused refused) {
        var answer = Refusal.answer(refused.reason().httpStatus(), refused.detail());
        return refused.reason() == Reason.BEARER
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, CallerRefused.BEARER_CHALLENGE)
                        .build()
                : answer.build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_PLATFORM)
    Response map(Throwable failure) {
        var fault = Fault.report(failure);
        var answer = Refusal.answer(fault.status(), sentenceFor(fault));
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

package io.millrace.callback.update;

import io.millrace.callback.answer.Envelope;
import io.millrace.callback.answer.ResultCode;
import io.millrace.callback.record.ReceivedCall;
import io.millrace.callback.record.RecordCall;
import io.millrace.callback.record.RecordedCall;
import io.millrace.platform.caller.Caller;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import io.millrace.platform.tracing.TraceParent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Records a callback and words what became of it. */
@ApplicationScoped
class UpdateJob {

    private final RecordCall recordCall;
    private final Clock clock;

    UpdateJob(RecordCall recordCall, Clock clock) {
        this.recordCall = recordCall;
        this.clock = clock;
    }

    Uni<Response> update(Caller caller, UpdateRequest request) {
        ReceivedCall call = received(caller, request);
        return recordCall
                .record(call)
                .map(UpdateJob::answer)
                .onFailure()
                .recoverWithUni(failure -> failed(call, failure));
    }

    private ReceivedCall received(Caller caller, UpdateRequest request) {
        return new ReceivedCall(
                caller.tenant(),
                caller.user(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.jobId(),
                request.status(),
                request.word(),
                request.message(),
                request.result().number(),
                TraceParent.current());
    }

    private static Response answer(RecordedCall recorded) {
        ResultCode code = ResultCode.ofNumber(recorded.answer());
        return json(200, Envelope.of(code, recorded.restAuditId())).build();
    }

    private Uni<Response> failed(ReceivedCall call, Throwable failure) {
        if (failure instanceof ProblemException busy) {
            return Uni.createFrom().item(busy(busy));
        }
        Fault fault = Fault.report(failure);
        return fault.isOutage() ? Uni.createFrom().item(away()) : unexpected(call, fault);
    }

    private static Response busy(ProblemException busy) {
        int status = busy.problem().status();
        String text = String.valueOf(busy.problem().detail());
        var answer = json(status, Envelope.refusal(status, text, Envelope.UNRECORDED));
        busy.headers().forEach(answer::header);
        return answer.build();
    }

    private static Response away() {
        String text = "Something this service needs is away. Try again later.";
        return json(503, Envelope.refusal(503, text, Envelope.UNRECORDED))
                .header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds())
                .build();
    }

    /** The call did not come to its end, but may still be recorded. */
    private Uni<Response> unexpected(ReceivedCall call, Fault fault) {
        String text = "Unexpected Error in updating Job Status. ErrorCode : " + fault.code();
        return recordCall
                .record(call.failed(500))
                .map(RecordedCall::restAuditId)
                .onFailure()
                .recoverWithItem(Envelope.UNRECORDED)
                .map(id -> json(500, Envelope.refusal(500, text, id)).build());
    }

    private static Response.ResponseBuilder json(int httpStatus, Envelope body) {
        return Response.status(httpStatus).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}

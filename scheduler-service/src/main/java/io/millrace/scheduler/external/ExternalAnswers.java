package io.millrace.scheduler.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import io.millrace.scheduler.refusal.Echo;
import io.millrace.scheduler.refusal.Refusal;
import io.millrace.scheduler.refusal.Refusals;
import io.millrace.scheduler.refusal.RequestCode;
import io.millrace.scheduler.run.RunRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Runs a call and words whatever becomes of it. */
final class ExternalAnswers {

    private static final int BAD_REQUEST = 400;

    private ExternalAnswers() {}

    /** Reads the body, makes the call with its fields, and answers. */
    static Uni<Response> answer(byte[] body, Function<RequestFields, Uni<Response>> call) {
        try {
            var json = JsonBody.read(body);
            return Uni.createFrom()
                    .deferred(() -> call.apply(new RequestFields(json)))
                    .onFailure()
                    .recoverWithItem(failure -> refused(failure, json));
        } catch (JsonFault fault) {
            var details = "The request body is not valid JSON: " + fault.detail() + ".";
            return Uni.createFrom().item(invalid("", details));
        }
    }

    static Response ok(Object body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Response refused(Throwable failure, JsonNode body) {
        var batchRunId = Echo.of(body);
        return switch (failure) {
            case InvalidArguments invalid -> invalid(batchRunId, invalid.details());
            case RunRefused refused -> bad(codeOf(refused.reason()), batchRunId, refused.details());
            case ProblemException problem -> problem(problem, batchRunId);
            default -> fault(Fault.report(failure), batchRunId);
        };
    }

    private static RequestCode codeOf(RunRefused.Reason reason) {
        return switch (reason) {
            case DOES_NOT_EXIST -> RequestCode.NO_SUCH_OBJECT;
            case INVALID_ARGUMENTS -> RequestCode.INVALID_ARGUMENTS;
            case NOTHING_TO_RUN -> RequestCode.NOTHING_TO_RUN;
            case ALREADY_INTERRUPTED -> RequestCode.ALREADY_INTERRUPTED;
            case NOT_ONGOING -> RequestCode.NOT_ONGOING;
        };
    }

    private static Response invalid(String batchRunId, String details) {
        return bad(RequestCode.INVALID_ARGUMENTS, batchRunId, details);
    }

    private static Response bad(RequestCode code, String batchRunId, String details) {
        return Refusals.answer(BAD_REQUEST, Refusal.of(code, batchRunId, details)).build();
    }

    /** An Idempotency-Key that cannot be used, or more load than is taken on. */
    private static Response problem(ProblemException failure, String batchRunId) {
        var status = failure.problem().status();
        var code = codeOf(status);
        var details = String.valueOf(failure.problem().detail());
        var answer = Refusals.answer(status, Refusal.of(code, batchRunId, details));
        failure.headers().forEach(answer::header);
        return answer.build();
    }

    private static RequestCode codeOf(int status) {
        if (status == 429 || status >= 500) {
            return RequestCode.FAILURE;
        }
        return status == BAD_REQUEST ? RequestCode.INVALID_HEADERS : RequestCode.INVALID_ARGUMENTS;
    }

    private static Response fault(Fault fault, String batchRunId) {
        var details =
                fault.isOutage()
                        ? "Something this service needs is away. Try again later."
                        : "The request failed. The code finds the reason in the log.";
        var body =
                Refusal.of(
                        RequestCode.FAILURE, batchRunId, details + " ErrorCode : " + fault.code());
        var answer = Refusals.answer(fault.status(), body);
        return fault.isOutage()
                ? answer.header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds()).build()
                : answer.build();
    }
}

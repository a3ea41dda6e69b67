package io.millrace.scheduler.connector;

import io.millrace.platform.json.JsonFault;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import io.millrace.scheduler.basic.Message;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.schedule.ProcessRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Makes a call and words whatever becomes of it. */
final class ConnectorAnswers {

    private ConnectorAnswers() {}

    static Uni<Response> answer(Supplier<Uni<Response>> call) {
        return Uni.createFrom()
                .deferred(call::get)
                .onFailure()
                .recoverWithItem(ConnectorAnswers::refused);
    }

    static Response ok(Object body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Response refused(Throwable failure) {
        return switch (failure) {
            case ProcessRefused refused ->
                    Message.answer(refused.httpStatus(), refused.detail()).build();
            case JsonFault fault -> Message.answer(400, sentence(fault)).build();
            case RunRefused refused -> Message.answer(400, refused.details()).build();
            case ProblemException problem -> problem(problem);
            default -> fault(Fault.report(failure));
        };
    }

    private static String sentence(JsonFault fault) {
        return fault.isSyntax()
                ? "The request body is not valid JSON: " + fault.detail() + "."
                : fault.detail() + ".";
    }

    private static Response problem(ProblemException failure) {
        var problem = failure.problem();
        var answer = Message.answer(problem.status(), String.valueOf(problem.detail()));
        failure.headers().forEach(answer::header);
        return answer.build();
    }

    private static Response fault(Fault fault) {
        var message =
                fault.isOutage()
                        ? "Something this service needs is away. Try again later."
                        : "The request failed. The code finds the reason in the log.";
        var answer = Message.answer(fault.status(), message + " ErrorCode : " + fault.code());
        return fault.isOutage()
                ? answer.header(HttpHeaders.RETRY_AFTER, Fault.RETRY_AFTER.toSeconds()).build()
                : answer.build();
    }
}

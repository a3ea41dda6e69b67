package io.millrace.scheduler.refusal;

import io.millrace.platform.caller.CallerRefused;
import io.millrace.platform.json.JsonBody;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Words a refused caller as the scheduler does. Stands before the platform's own mapper; a mapper
 * of the resource class would not be asked, because a filter refuses before there is a resource.
 */
class CallerRefusedMapper {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    Uni<Response> map(CallerRefused refused, HttpServerRequest request) {
        return refused.reason() == CallerRefused.Reason.HEADER && isShort(request)
                ? echo(request).map(batchRunId -> Refusals.of(refused, batchRunId))
                : Uni.createFrom().item(Refusals.of(refused, ""));
    }

    /** The body is still unread; a long one is not worth its echo. */
    private static boolean isShort(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return !request.isEnded()
                && length != null
                && length.matches("[0-9]{1,5}")
                && Integer.parseInt(length) <= LONGEST_BODY;
    }

    private static Uni<String> echo(HttpServerRequest request) {
        return Uni.createFrom()
                .completionStage(() -> body(request).toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(body -> Echo.of(JsonBody.read(body.getBytes())))
                .onFailure()
                .recoverWithItem("");
    }

    private static Future<Buffer> body(HttpServerRequest request) {
        var body = request.body();
        request.resume();
        return body;
    }
}

package io.millrace.scheduler.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.json.JsonBody;
import io.millrace.scheduler.basic.CurrentUser;
import io.millrace.scheduler.schedule.ReadProcess;
import io.millrace.scheduler.schedule.StartProcess;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a printed call to its use case, and from the outcome to the printed answer. */
@ApplicationScoped
class ConnectorCalls {

    private static final String START = "POST connector-api/process/start";

    private final CurrentUser user;
    private final ObjectMapper json;
    private final StartProcess startProcess;
    private final ReadProcess readProcess;

    ConnectorCalls(
            CurrentUser user,
            ObjectMapper json,
            StartProcess startProcess,
            ReadProcess readProcess) {
        this.user = user;
        this.json = json;
        this.startProcess = startProcess;
        this.readProcess = readProcess;
    }

    Uni<Response> start(byte[] body, @Nullable String idempotencyKey) {
        var key = IdempotencyKey.of(user.tenant(), user.user(), idempotencyKey, START, body);
        var request = StartRequest.read(JsonBody.object(body));
        return startProcess
                .start(request.command(user.tenant(), user.user()), key, this::saved)
                .map(ConnectorCalls::response);
    }

    Uni<Response> status(String robustaSpid) {
        return readProcess
                .read(user.tenant(), Spid.of(robustaSpid))
                .map(StatusAnswer::of)
                .map(ConnectorAnswers::ok);
    }

    private StoredAnswer saved(UUID spid) {
        try {
            return new StoredAnswer(200, json.writeValueAsString(StartAnswer.saved(spid)), null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Response response(StoredAnswer answer) {
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body())
                .build();
    }
}

package io.millrace.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Problems as answers, both of a resource and of a filter in front of it. */
public final class ProblemResponses {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SPEAKER = ProblemSpeaker.class.getName();

    private ProblemResponses() {}

    /** From here on the speaker answers what filters refuse of this request. */
    public static void speakFor(RoutingContext request, ProblemSpeaker speaker) {
        request.put(SPEAKER, speaker);
    }

    /** The answer of a resource. */
    public static Response of(Problem problem, Map<String, String> headers) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(json(problem));
        headers.forEach(response::header);
        return response.build();
    }

    /** The answer of a filter. */
    public static void send(RoutingContext request, Problem problem, Map<String, String> headers) {
        HttpServerResponse response = request.response();
        ProblemSpeaker speaker = request.get(SPEAKER);
        if (response.ended() || response.headWritten()) {
            return;
        }
        if (speaker != null) {
            speaker.answer(request, problem, headers);
            return;
        }
        headers.forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json(problem));
    }

    /** What is left to say of a failure that nobody foresaw. */
    static Response of(Fault fault) {
        if (fault.isOutage()) {
            String seconds = Long.toString(Fault.RETRY_AFTER.toSeconds());
            return of(problemOf(fault), Map.of("Retry-After", seconds));
        }
        return of(problemOf(fault), Map.of());
    }

    private static Problem problemOf(Fault fault) {
        String detail =
                fault.isOutage()
                        ? "Something this service needs is away. Try again later."
                        : "The request failed. The code finds the reason in the log.";
        return Problem.of(fault.status(), detail).withCode(fault.code());
    }

    private static String json(Problem problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

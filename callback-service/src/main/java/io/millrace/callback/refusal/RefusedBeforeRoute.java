package io.millrace.callback.refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.callback.answer.Envelope;
import io.millrace.platform.problem.Problem;
import io.millrace.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** What the filters in front of every route refuse: bodies too large, requests too many. */
@ApplicationScoped
class RefusedBeforeRoute {

    /** Behind the folding of paths, before whatever may refuse. */
    private static final int EARLY = 875;

    private final RecordRefusal recordRefusal;
    private final ObjectMapper json;

    RefusedBeforeRoute(RecordRefusal recordRefusal, ObjectMapper json) {
        this.recordRefusal = recordRefusal;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::listen, EARLY);
    }

    private void listen(RoutingContext request) {
        if (Envelope.PATH.equals(request.normalizedPath())) {
            ProblemResponses.speakFor(request, this::answer);
        }
        request.next();
    }

    private void answer(RoutingContext request, Problem problem, Map<String, String> headers) {
        recordRefusal
                .record(request, problem.status(), String.valueOf(problem.detail()))
                .subscribe()
                .with(envelope -> send(request.response(), envelope, headers), request::fail);
    }

    private void send(HttpServerResponse response, Envelope envelope, Map<String, String> headers) {
        if (response.ended() || response.headWritten()) {
            return;
        }
        headers.forEach(response::putHeader);
        response.setStatusCode(envelope.status())
                .putHeader("Content-Type", "application/json")
                .end(write(envelope));
    }

    private String write(Envelope envelope) {
        try {
            return json.writeValueAsString(envelope);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

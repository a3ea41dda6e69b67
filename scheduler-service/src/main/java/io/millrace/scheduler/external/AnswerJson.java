package io.millrace.scheduler.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.idempotency.StoredAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers that are stored with an Idempotency-Key, and sent as they were stored. */
@ApplicationScoped
class AnswerJson {

    private static final int OK = 200;

    private final ObjectMapper json;

    AnswerJson(ObjectMapper json) {
        this.json = json;
    }

    StoredAnswer stored(Object answer) {
        try {
            return new StoredAnswer(OK, json.writeValueAsString(answer), null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Response response(StoredAnswer answer) {
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.body())
                .build();
    }
}

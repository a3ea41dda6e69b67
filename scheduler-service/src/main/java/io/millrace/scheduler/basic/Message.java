package io.millrace.scheduler.basic;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The body of every refused call of the process connector. */
public record Message(String message) {

    /** An answer to which headers may be added. */
    public static Response.ResponseBuilder answer(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Message(message));
    }
}

package io.millrace.report.refusal;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The body of every refused call, fields in the order they are printed. */
record Refusal(String status, String errorMessage) {

    /** JSON whatever the caller accepts. */
    static Response.ResponseBuilder answer(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal("FAIL", message));
    }
}

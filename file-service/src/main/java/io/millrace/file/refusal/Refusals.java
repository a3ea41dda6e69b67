package io.millrace.file.refusal;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Refusals as HTTP answers; JSON whatever the caller accepts. */
final class Refusals {

    private Refusals() {}

    static Response of(RefusalCode code, String message) {
        return answer(code.httpStatus(), code.code(), message).build();
    }

    /** An answer whose code is its status, to which headers may be added. */
    static Response.ResponseBuilder answer(int status, String message) {
        return answer(status, "DS%04d".formatted(status), message);
    }

    static Response.ResponseBuilder answer(int status, String code, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Refusal.of(code, message));
    }
}

package io.millrace.scheduler.refusal;

import io.millrace.platform.caller.CallerRefused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Refusals as HTTP answers; JSON whatever the caller accepts. */
public final class Refusals {

    private Refusals() {}

    /**
     * 401, 403 or 400, always with the code for headers.
     *
     * @param batchRunId as the request sent it, or empty
     */
    static Response of(CallerRefused refused, String batchRunId) {
        var body = Refusal.of(RequestCode.INVALID_HEADERS, batchRunId, refused.detail());
        var response = answer(refused.reason().httpStatus(), body);
        return refused.reason() == CallerRefused.Reason.BEARER
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, CallerRefused.BEARER_CHALLENGE)
                        .build()
                : response.build();
    }

    /** An answer to which headers may be added. */
    public static Response.ResponseBuilder answer(int httpStatus, Refusal body) {
        return Response.status(httpStatus).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}

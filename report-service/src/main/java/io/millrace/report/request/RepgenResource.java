package io.millrace.report.request;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Asks for a report. */
@Path("/aai-dmi-service/vw/v1/repgen")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {SERVICE, WORKSPACE, REMOTE_USER})
class RepgenResource {

    private final CurrentCaller caller;
    private final RequestReport requestReport;

    RepgenResource(CurrentCaller caller, RequestReport requestReport) {
        this.caller = caller;
        this.requestReport = requestReport;
    }

    @POST
    public Uni<String> repgen(
            @BeanParam RepgenHeaders headers,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body) {
        String code = headers.code();
        headers.check();
        return requestReport.request(
                caller.get(),
                code,
                RepgenBody.read(body),
                IdempotencyKey.of(
                        caller.get().tenant(),
                        caller.get().user(),
                        key,
                        "POST repgen " + code,
                        body));
    }
}

package io.millrace.scheduler.external;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.pressure.InFlight;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of an external scheduler. Source: the external scheduler guide. */
@Path("/SchedulerService/rest-api/v1/external")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
        function = "BATCH_EXEC")
class ExternalResource {

    private final CurrentCaller caller;
    private final ExternalCalls calls;
    private final InFlight inFlight;

    ExternalResource(CurrentCaller caller, ExternalCalls calls, InFlight inFlight) {
        this.caller = caller;
        this.calls = calls;
        this.inFlight = inFlight;
    }

    @POST
    @Path("/trigger")
    public Uni<Response> trigger(
            byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return ExternalAnswers.answer(
                body, fields -> calls.trigger(fields, key("trigger", idempotencyKey, body)));
    }

    @POST
    @Path("/status")
    public Uni<Response> status(
            byte[] body,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context RoutingContext request) {
        return ExternalAnswers.answer(
                body, fields -> calls.status(fields, prefer, () -> inFlight.setAside(request)));
    }

    @POST
    @Path("/interrupt")
    public Uni<Response> interrupt(byte[] body) {
        return ExternalAnswers.answer(body, calls::interrupt);
    }

    @POST
    @Path("/restart")
    public Uni<Response> restart(byte[] body) {
        return ExternalAnswers.answer(body, calls::restart);
    }

    @POST
    @Path("/rerun")
    public Uni<Response> rerun(
            byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return ExternalAnswers.answer(
                body, fields -> calls.rerun(fields, key("rerun", idempotencyKey, body)));
    }

    @POST
    @Path("/release")
    public Uni<Response> release(byte[] body) {
        return ExternalAnswers.answer(body, calls::release);
    }

    private Optional<IdempotencyKey> key(String call, @Nullable String header, byte[] body) {
        return IdempotencyKey.of(
                caller.get().tenant(), caller.get().user(), header, "POST external/" + call, body);
    }
}

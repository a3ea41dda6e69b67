package io.millrace.callback.update;

import io.millrace.callback.answer.Envelope;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Takes callbacks. Source: the integration job callback guide. */
@Path(Envelope.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired
class UpdateResource {

    private final CurrentCaller caller;
    private final UpdateJob updateJob;

    UpdateResource(CurrentCaller caller, UpdateJob updateJob) {
        this.caller = caller;
        this.updateJob = updateJob;
    }

    @PUT
    public Uni<Response> update(byte[] body) {
        return updateJob.update(caller.get(), UpdateRequest.read(body));
    }
}

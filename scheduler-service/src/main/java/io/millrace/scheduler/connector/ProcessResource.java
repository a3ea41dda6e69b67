package io.millrace.scheduler.connector;

import io.millrace.scheduler.basic.BasicRequired;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The calls that the process connector guide prints. */
@Path("/scheduler/connector-api/process")
@Produces(MediaType.APPLICATION_JSON)
@BasicRequired
class ProcessResource {

    private final ConnectorCalls calls;

    ProcessResource(ConnectorCalls calls) {
        this.calls = calls;
    }

    @POST
    @Path("/start")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> start(
            byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return ConnectorAnswers.answer(() -> calls.start(body, idempotencyKey));
    }

    @GET
    @Path("/status/{robustaSpid}")
    public Uni<Response> status(@PathParam("robustaSpid") String robustaSpid) {
        return ConnectorAnswers.answer(() -> calls.status(robustaSpid));
    }
}

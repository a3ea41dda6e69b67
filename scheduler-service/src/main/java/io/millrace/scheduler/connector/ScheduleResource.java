package io.millrace.scheduler.connector;

import io.millrace.scheduler.basic.BasicRequired;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The schedules of started processes. */
@Path("/scheduler/connector-api/schedules")
@Produces(MediaType.APPLICATION_JSON)
@BasicRequired
class ScheduleResource {

    private final ScheduleCalls calls;

    ScheduleResource(ScheduleCalls calls) {
        this.calls = calls;
    }

    @GET
    public Uni<Response> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return ConnectorAnswers.answer(() -> calls.list(limit, cursor));
    }

    @GET
    @Path("/{robustaSpid}")
    public Uni<Response> get(@PathParam("robustaSpid") String robustaSpid) {
        return ConnectorAnswers.answer(() -> calls.get(robustaSpid));
    }

    @DELETE
    @Path("/{robustaSpid}")
    public Uni<Response> delete(@PathParam("robustaSpid") String robustaSpid) {
        return ConnectorAnswers.answer(() -> calls.delete(robustaSpid));
    }

    @POST
    @Path("/{robustaSpid}/pause")
    public Uni<Response> pause(@PathParam("robustaSpid") String robustaSpid) {
        return ConnectorAnswers.answer(() -> calls.pause(robustaSpid));
    }

    @POST
    @Path("/{robustaSpid}/resume")
    public Uni<Response> resume(@PathParam("robustaSpid") String robustaSpid) {
        return ConnectorAnswers.answer(() -> calls.resume(robustaSpid));
    }
}

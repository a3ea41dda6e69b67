package io.millrace.scheduler.runs;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.page.Page;
import io.millrace.scheduler.status.AwaitStatus;
import io.millrace.scheduler.status.StatusAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The runs of the caller's tenant. */
@Path("/SchedulerService/rest-api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
        function = "BATCH_EXEC")
class RunsResource {

    private final CurrentCaller caller;
    private final Runs runs;
    private final RunDetails details;
    private final AwaitStatus awaitStatus;

    RunsResource(CurrentCaller caller, Runs runs, RunDetails details, AwaitStatus awaitStatus) {
        this.caller = caller;
        this.runs = runs;
        this.details = details;
        this.awaitStatus = awaitStatus;
    }

    @GET
    public Uni<Page<RunView>> list(@BeanParam RunQuery query) {
        return runs.list(caller.get().tenant(), RunFilter.of(query));
    }

    @GET
    @Path("/{batchRunId}")
    public Uni<RunDetail> get(@PathParam("batchRunId") String batchRunId) {
        return details.find(caller.get().tenant(), batchRunId);
    }

    @GET
    @Path("/{batchRunId}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RunRequired
    public Multi<OutboundSseEvent> events(
            @PathParam("batchRunId") String batchRunId, @Context Sse sse) {
        return awaitStatus
                .statuses(caller.get().tenant(), batchRunId)
                .map(status -> event(sse, status));
    }

    private static OutboundSseEvent event(Sse sse, StatusAnswer status) {
        return sse.newEventBuilder().name("status").data(status).build();
    }
}

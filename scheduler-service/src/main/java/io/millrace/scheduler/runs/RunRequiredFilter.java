package io.millrace.scheduler.runs;

import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.pressure.InFlight;
import io.millrace.platform.problem.ProblemException;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.status.AwaitStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a stream of a run that is not there, or one stream too many; once a stream has begun it
 * can tell no more.
 */
class RunRequiredFilter {

    private final CurrentCaller caller;
    private final AwaitStatus awaitStatus;
    private final InFlight inFlight;

    @Inject
    RunRequiredFilter(CurrentCaller caller, AwaitStatus awaitStatus, InFlight inFlight) {
        this.caller = caller;
        this.awaitStatus = awaitStatus;
        this.inFlight = inFlight;
    }

    @RunRequired
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    Uni<Response> look(UriInfo uri, RoutingContext request) {
        var batchRunId = String.valueOf(uri.getPathParameters().getFirst("batchRunId"));
        return awaitStatus
                .status(caller.get().tenant(), batchRunId, Set.of())
                .invoke(_ -> inFlight.setAside(request))
                .onFailure(RunRefused.class)
                .transform(
                        refused -> ProblemException.notFound(String.valueOf(refused.getMessage())))
                .replaceWith((Response) null);
    }
}

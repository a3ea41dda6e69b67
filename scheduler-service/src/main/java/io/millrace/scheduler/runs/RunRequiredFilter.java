package io.millrace.scheduler.runs;

import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.problem.ProblemException;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.status.AwaitStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a stream of a run that is not there; once a stream has begun it can tell no more. */
class RunRequiredFilter {

    private final CurrentCaller caller;
    private final AwaitStatus awaitStatus;

    @Inject
    RunRequiredFilter(CurrentCaller caller, AwaitStatus awaitStatus) {
        this.caller = caller;
        this.awaitStatus = awaitStatus;
    }

    @RunRequired
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    Uni<Response> look(UriInfo uri) {
        var batchRunId = String.valueOf(uri.getPathParameters().getFirst("batchRunId"));
        return awaitStatus
                .status(caller.get().tenant(), batchRunId, Set.of(), Duration.ZERO)
                .onFailure(RunRefused.class)
                .transform(
                        refused -> ProblemException.notFound(String.valueOf(refused.getMessage())))
                .replaceWith((Response) null);
    }
}

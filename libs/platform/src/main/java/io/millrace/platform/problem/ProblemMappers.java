package io.millrace.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words every failure that no family has words for. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response map(ProblemException failure) {
        LOG.debug(failure.getMessage());
        return ProblemResponses.of(failure.problem(), failure.headers());
    }

    @ServerExceptionMapper
    Response map(WebApplicationException failure) {
        Response response = failure.getResponse();
        if (response.getStatus() >= 500) {
            return ProblemResponses.of(Fault.report(failure));
        }
        LOG.debug(failure.getMessage());
        if (response.getStatus() < 400) {
            return response;
        }
        return ProblemResponses.of(
                Problem.of(response.getStatus(), RefusalDetail.of(response.getStatus())), Map.of());
    }

    @ServerExceptionMapper
    Response map(Throwable failure) {
        return ProblemResponses.of(Fault.report(failure));
    }
}

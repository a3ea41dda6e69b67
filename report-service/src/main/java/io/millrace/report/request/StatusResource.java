package io.millrace.report.request;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Asks after a report, and cancels it. What a body holds plays no part. */
@Path("/aai-dmi-service/vw/v1")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {SERVICE, WORKSPACE, REMOTE_USER})
class StatusResource {

    private final CurrentCaller caller;
    private final FollowReport followReport;

    StatusResource(CurrentCaller caller, FollowReport followReport) {
        this.caller = caller;
        this.followReport = followReport;
    }

    @POST
    @Path("/repgenstatus")
    public Uni<StatusAnswer> status(@BeanParam StatusHeaders headers) {
        return followReport.status(caller.get().tenant(), headers.code(), headers.instance());
    }

    @POST
    @Path("/repgencancel")
    public Uni<StatusAnswer> cancel(@BeanParam StatusHeaders headers) {
        return followReport.cancel(caller.get(), headers.code(), headers.instance());
    }
}

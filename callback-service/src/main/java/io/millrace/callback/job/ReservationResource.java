package io.millrace.callback.job;

import io.millrace.platform.caller.ServiceRequired;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For the scheduler alone, and not in the table of public paths. */
@Path("/internal/v1/job-ids")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ServiceRequired("scheduler-service")
class ReservationResource {

    private final ReserveJobs reserveJobs;
    private final JobSettings settings;

    ReservationResource(ReserveJobs reserveJobs, JobSettings settings) {
        this.reserveJobs = reserveJobs;
        this.settings = settings;
    }

    @POST
    public Uni<Reservation> reserve(byte[] body) {
        return reserveJobs.reserve(ReservationRequest.read(body, settings.mostReserved()));
    }
}

package io.millrace.platform.sample;

import io.millrace.platform.pressure.InFlight;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes its time. */
@Path("/Sample/slow")
@Produces(MediaType.APPLICATION_JSON)
public class SlowResource {

    @Inject Pool pool;
    @Inject InFlight inFlight;

    @GET
    @Path("/query")
    public Uni<String> query() {
        return pool.query("SELECT pg_sleep(2)").execute().replaceWith("{}");
    }

    @GET
    @Path("/waiting")
    public Uni<String> waiting(RoutingContext request) {
        inFlight.setAside(request);
        return query();
    }
}

package io.millrace.platform.sample;

import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Goes wrong. */
@Path("/Sample/faults")
@Produces(MediaType.APPLICATION_JSON)
public class FaultResource {

    @Inject Pool pool;

    @GET
    @Path("/bug")
    public Uni<String> bug() {
        return Uni.createFrom().failure(new IllegalStateException("the secret is 4711"));
    }

    @GET
    @Path("/fields")
    public String fields() {
        throw ProblemException.invalid(List.of(new FieldError("/tasks/0/path", "is missing")));
    }

    @GET
    @Path("/database")
    public Uni<Integer> database() {
        return pool.query("SELECT 1").execute().map(rows -> rows.iterator().next().getInteger(0));
    }
}

package io.millrace.platform.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.json.JsonBody;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Gives back what it gets. */
@Path("/Sample/bodies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BodyResource {

    @POST
    public Uni<JsonNode> echo(byte[] body) {
        return Uni.createFrom().item(JsonBody.object(body).fields());
    }

    @POST
    @Path("/known")
    @CallerRequired
    public Uni<JsonNode> echoOfCaller(byte[] body) {
        return echo(body);
    }
}

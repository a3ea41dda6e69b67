package io.millrace.platform.sample;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Gives back what its query says. */
@Path("/Sample/queries")
@Produces(MediaType.APPLICATION_JSON)
public class QueryResource {

    @GET
    public Map<String, String> query(@QueryParam("word") String word) {
        return Map.of("word", word);
    }
}

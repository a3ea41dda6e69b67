package io.millrace.platform.sample;

import io.millrace.platform.caller.Caller;
import io.millrace.platform.caller.CallerHeader;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;

/** Says who calls. */
@Path("/Sample/callers")
@Produces(MediaType.APPLICATION_JSON)
public class CallerResource {

    @Inject CurrentCaller caller;

    @GET
    @Path("/full")
    @CallerRequired(
            headers = {
                CallerHeader.TENANT,
                CallerHeader.SERVICE,
                CallerHeader.WORKSPACE,
                CallerHeader.REMOTE_USER
            },
            function = "BATCH_EXEC")
    public Map<String, String> full() {
        return describe(caller.get());
    }

    @GET
    @Path("/plain/{name}")
    @CallerRequired
    public Uni<Map<String, String>> plain(@PathParam("name") String name) {
        return Uni.createFrom()
                .item(name)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(5))
                .map(late -> Map.of("name", late, "tenant", caller.get().tenant()));
    }

    private static Map<String, String> describe(Caller caller) {
        return Map.of(
                "tenant", caller.tenant(),
                "user", caller.user(),
                "locale", caller.locale().toLanguageTag(),
                "workspace", caller.workspace(),
                "service", caller.service());
    }
}

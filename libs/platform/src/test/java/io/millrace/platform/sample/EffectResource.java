package io.millrace.platform.sample;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Does something that must happen once. */
@Path("/Sample/effects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EffectResource {

    @Inject CurrentCaller caller;
    @Inject MakeEffect makeEffect;

    @POST
    @CallerRequired
    public Uni<Response> make(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, byte[] body) {
        String tenant = caller.get().tenant();
        var claimed = IdempotencyKey.of(tenant, caller.get().user(), key, "POST /effects", body);
        return makeEffect
                .run(tenant, claimed, new String(body, java.nio.charset.StandardCharsets.UTF_8))
                .map(EffectResource::answer);
    }

    private static Response answer(StoredAnswer stored) {
        return Response.status(stored.status()).entity(stored.body()).build();
    }
}

package io.millrace.callback.audit;

import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The calls on record of the caller's tenant. */
@Path("/ws/rest/service/v2/oic/audits")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(function = "BATCH_VIEW")
class AuditResource {

    private final CurrentCaller caller;
    private final Audits audits;

    AuditResource(CurrentCaller caller, Audits audits) {
        this.caller = caller;
        this.audits = audits;
    }

    @GET
    public Uni<Page<AuditView>> list(@BeanParam AuditQuery query) {
        return audits.list(caller.get().tenant(), AuditFilter.of(query));
    }
}

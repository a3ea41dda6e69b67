package io.millrace.migration.trigger;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Starts exports and imports. A body means nothing, and without one its type does not either. */
@Path("/aai-object-migration-service/v1/public/migrate")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
        function = "MIGRATION_ADMIN")
class TriggerResource {

    private static final byte[] NO_BODY = {};

    private final CurrentCaller caller;
    private final TriggerMigration triggerMigration;

    TriggerResource(CurrentCaller caller, TriggerMigration triggerMigration) {
        this.caller = caller;
        this.triggerMigration = triggerMigration;
    }

    @POST
    @Path("/export/{code}")
    public Uni<String> export(
            @PathParam("code") String code,
            byte[] body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        requireJson(body, type);
        return trigger(MigrationKind.EXPORT, code, idempotencyKey);
    }

    @POST
    @Path("/import/{code}")
    public Uni<String> importBundle(
            @PathParam("code") String code,
            byte[] body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        requireJson(body, type);
        return trigger(MigrationKind.IMPORT, code, idempotencyKey);
    }

    private static void requireJson(byte[] body, @Nullable String type) {
        boolean isJson =
                type == null
                        || MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE);
        if (body.length > 0 && !isJson) {
            throw new NotSupportedException();
        }
    }

    private Uni<String> trigger(MigrationKind kind, String code, @Nullable String header) {
        String tenant = caller.get().tenant();
        var key = new MigrationKey(tenant, kind, code.strip());
        var once =
                IdempotencyKey.of(
                        tenant, caller.get().user(), header, "POST " + key.aggregate(), NO_BODY);
        return triggerMigration.trigger(key, caller.get().user(), once);
    }
}

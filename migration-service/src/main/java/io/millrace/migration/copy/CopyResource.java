package io.millrace.migration.copy;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.migration.answer.Answers;
import io.millrace.migration.answer.MigrationRefused;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Copies of finished definitions. */
@Path("/aai-object-migration-service/v1/public/migrate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
        function = "MIGRATION_ADMIN")
class CopyResource {

    private final CurrentCaller caller;
    private final CopyMigration copyMigration;

    CopyResource(CurrentCaller caller, CopyMigration copyMigration) {
        this.caller = caller;
        this.copyMigration = copyMigration;
    }

    @POST
    @Path("/export/copyoutline")
    public Uni<String> export(
            byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return copy(MigrationKind.EXPORT, body, idempotencyKey);
    }

    @POST
    @Path("/import/copyoutline")
    public Uni<String> importBundle(
            byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return copy(MigrationKind.IMPORT, body, idempotencyKey);
    }

    private Uni<String> copy(MigrationKind kind, byte[] body, @Nullable String header) {
        var request = CopyRequest.read(kind, body);
        return Uni.createFrom()
                .deferred(() -> copy(request, body, header))
                .onFailure(ProblemException.class)
                .transform(refused -> inItsWords(request, refused));
    }

    private Uni<String> copy(CopyRequest request, byte[] body, @Nullable String header) {
        String tenant = caller.get().tenant();
        String user = caller.get().user();
        String operation = "POST copy " + request.kind();
        var once = IdempotencyKey.of(tenant, user, header, operation, body);
        return copyMigration.copy(tenant, user, request, once);
    }

    /** A key that cannot be used, is in use, or was used for another copy. */
    private static MigrationRefused inItsWords(CopyRequest request, ProblemException refused) {
        var answer = Answers.invalid(String.valueOf(refused.problem().detail()));
        return new MigrationRefused(refused.problem().status(), answer.forCopy(request.newCode()));
    }
}

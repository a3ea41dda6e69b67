package io.millrace.migration.status;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.SERVICE;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.migration.answer.Answer;
import io.millrace.migration.answer.Answers;
import io.millrace.migration.answer.MigrationRefused;
import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells how exports and imports stand. */
@Path("/aai-object-migration-service/v1/public/status")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, SERVICE, WORKSPACE, REMOTE_USER},
        function = "MIGRATION_ADMIN")
class StatusResource {

    private final CurrentCaller caller;
    private final ReadStatus readStatus;

    StatusResource(CurrentCaller caller, ReadStatus readStatus) {
        this.caller = caller;
        this.readStatus = readStatus;
    }

    @GET
    @Path("/export/{code}")
    public Uni<Answer> export(@PathParam("code") String code) {
        return status(MigrationKind.EXPORT, code);
    }

    @GET
    @Path("/import/{code}")
    public Uni<Answer> importBundle(@PathParam("code") String code) {
        return status(MigrationKind.IMPORT, code);
    }

    private Uni<Answer> status(MigrationKind kind, String code) {
        return readStatus
                .read(new MigrationKey(caller.get().tenant(), kind, code.strip()))
                .map(found ->
                        found.map(Answers::status)
                                .orElseThrow(() -> new MigrationRefused(Answers.NO_SUCH_CODE)));
    }
}

package io.millrace.file.exchange;

import io.millrace.file.catalog.FileKey;
import io.millrace.file.limits.FileIds;
import io.millrace.platform.caller.ServiceRequired;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** For the migration-service alone, and not in the table of public paths. */
@Path("/internal/v1/files")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ServiceRequired("migration-service")
class ServiceFileResource {

    private final ServiceFileRequest requests;
    private final AnnounceFile announceFile;
    private final FindFile findFile;

    ServiceFileResource(ServiceFileRequest requests, AnnounceFile announceFile, FindFile findFile) {
        this.requests = requests;
        this.announceFile = announceFile;
        this.findFile = findFile;
    }

    @POST
    public Uni<String> announce(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return announceFile.announce(requests.read(body, key));
    }

    @GET
    @Path("/{tenant}/{fileId}")
    @Consumes(MediaType.WILDCARD)
    public Uni<StoredFile> find(
            @PathParam("tenant") String tenant, @PathParam("fileId") String fileId) {
        return findFile.find(new FileKey(tenant, FileIds.read(fileId)));
    }
}

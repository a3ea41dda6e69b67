package io.millrace.file.multipart;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.file.catalog.FileKey;
import io.millrace.file.limits.FileIds;
import io.millrace.file.limits.Names;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Uploads in parts, for large files. */
@Path("/utils-service/v1/file/uploadfile/multipart")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {TENANT, WORKSPACE, REMOTE_USER})
class MultipartResource {

    private final CurrentCaller caller;
    private final MultipartRequests requests;
    private final BeginUpload beginUpload;
    private final SignParts signParts;
    private final CompleteUpload completeUpload;
    private final OpenFiles openFiles;

    MultipartResource(
            CurrentCaller caller,
            MultipartRequests requests,
            BeginUpload beginUpload,
            SignParts signParts,
            CompleteUpload completeUpload,
            OpenFiles openFiles) {
        this.caller = caller;
        this.requests = requests;
        this.beginUpload = beginUpload;
        this.signParts = signParts;
        this.completeUpload = completeUpload;
        this.openFiles = openFiles;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<String> begin(
            byte[] body,
            @QueryParam("prefix") @Nullable String prefix,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var request = requests.read(body);
        var folder = Names.prefix(prefix);
        return beginUpload.begin(
                caller.get(),
                folder,
                request.file(),
                request.plan(),
                IdempotencyKey.of(
                        caller.get().tenant(),
                        caller.get().user(),
                        key,
                        "POST multipart " + folder,
                        body));
    }

    @POST
    @Path("/{fileId}/parts")
    public Uni<Payload<PartUrls>> parts(
            @PathParam("fileId") String fileId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return signParts.sign(key(fileId), from, to).map(Payload::new);
    }

    @POST
    @Path("/{fileId}/complete")
    public Uni<Payload<UploadEnd>> complete(@PathParam("fileId") String fileId) {
        return completeUpload.complete(key(fileId)).map(Payload::new);
    }

    @POST
    @Path("/{fileId}/abort")
    public Uni<Payload<UploadEnd>> abort(@PathParam("fileId") String fileId) {
        return openFiles
                .findOpen(key(fileId))
                .call(openFiles::giveUp)
                .map(file -> new UploadEnd(file.name(), file.key().id(), "aborted"))
                .map(Payload::new);
    }

    private FileKey key(String fileId) {
        return new FileKey(caller.get().tenant(), FileIds.read(fileId));
    }
}

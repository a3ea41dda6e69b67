package io.millrace.file.upload;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.file.limits.Names;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** URLs for uploads. Source: the file chapters of the financial-services guide. */
@Path("/utils-service/v1/file/uploadfile/parURL")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {TENANT, WORKSPACE, REMOTE_USER})
class UploadResource {

    private final CurrentCaller caller;
    private final UploadRequest requests;
    private final RequestUpload requestUpload;

    UploadResource(CurrentCaller caller, UploadRequest requests, RequestUpload requestUpload) {
        this.caller = caller;
        this.requests = requests;
        this.requestUpload = requestUpload;
    }

    @POST
    public Uni<String> parUrl(
            byte[] body,
            @QueryParam("prefix") @Nullable String prefix,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var files = requests.read(body);
        var folder = Names.prefix(prefix);
        var operation = "POST parURL " + folder;
        return requestUpload.request(
                caller.get(),
                folder,
                files,
                IdempotencyKey.of(
                        caller.get().tenant(), caller.get().user(), key, operation, body));
    }
}

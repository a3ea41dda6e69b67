package io.millrace.file.download;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.file.catalog.FileKey;
import io.millrace.file.limits.FileIds;
import io.millrace.file.limits.Names;
import io.millrace.file.limits.Stripe;
import io.millrace.file.refusal.FileRefused;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** URLs for downloads. Source: the file chapters of the financial-services guide. */
@Path("/utils-service/v1/file")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {TENANT, WORKSPACE, REMOTE_USER})
class DownloadResource {

    private final CurrentCaller caller;
    private final FindDownload findDownload;

    DownloadResource(CurrentCaller caller, FindDownload findDownload) {
        this.caller = caller;
        this.findDownload = findDownload;
    }

    @GET
    @Path("/download")
    public Uni<DownloadUrl> byName(
            @QueryParam("fileName") @Nullable String fileName,
            @QueryParam("stripeName") @Nullable String stripeName,
            @QueryParam("prefix") @Nullable String prefix) {
        var name = Names.checked(fileName);
        var folder = Names.prefix(prefix);
        if (!Stripe.isDefault(stripeName)) {
            throw FileRefused.unknown("That stripe has no files.");
        }
        return findDownload.byName(caller.get().tenant(), folder, name);
    }

    @GET
    @Path("/downloadfile/{fileId}")
    public Uni<DownloadUrl> byId(@PathParam("fileId") String fileId) {
        return findDownload.byId(new FileKey(caller.get().tenant(), FileIds.read(fileId)));
    }
}

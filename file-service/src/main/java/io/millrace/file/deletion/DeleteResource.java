package io.millrace.file.deletion;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.file.limits.FileIds;
import io.millrace.file.limits.Names;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes files. The guide names the method DELETE and prints POST; both do the same. Source: the
 * file chapters of the financial-services guide.
 */
@Path("/utils-service/v1/file")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(
        headers = {TENANT, WORKSPACE, REMOTE_USER},
        function = "BATCH_EXEC")
class DeleteResource {

    private final CurrentCaller caller;
    private final DeleteFiles deleteFiles;

    DeleteResource(CurrentCaller caller, DeleteFiles deleteFiles) {
        this.caller = caller;
        this.deleteFiles = deleteFiles;
    }

    @DELETE
    @Path("/deletefile/{fileId}")
    public Uni<DeletedAnswer> byId(@PathParam("fileId") String fileId) {
        return deleteFiles.byId(caller.get(), FileIds.read(fileId)).replaceWith(DeletedAnswer.FILE);
    }

    @POST
    @Path("/deletefile/{fileId}")
    public Uni<DeletedAnswer> byIdPosted(@PathParam("fileId") String fileId) {
        return byId(fileId);
    }

    @DELETE
    @Path("/deletefilename/{filename}")
    public Uni<DeletedAnswer> byName(
            @PathParam("filename") String filename, @QueryParam("prefix") @Nullable String prefix) {
        return byNames(Set.of(Names.checked(filename)), prefix);
    }

    @POST
    @Path("/deletefilename/{filename}")
    public Uni<DeletedAnswer> byNamePosted(
            @PathParam("filename") String filename, @QueryParam("prefix") @Nullable String prefix) {
        return byName(filename, prefix);
    }

    @DELETE
    @Path("/deletefilenames")
    public Uni<DeletedAnswer> byBody(byte[] body, @QueryParam("prefix") @Nullable String prefix) {
        return byNames(NamesRequest.of(body), prefix);
    }

    @POST
    @Path("/deletefilenames")
    public Uni<DeletedAnswer> byBodyPosted(
            byte[] body, @QueryParam("prefix") @Nullable String prefix) {
        return byBody(body, prefix);
    }

    /** The names of the path, unless there is a body too, as the guide prints it. */
    @DELETE
    @Path("/deletefilenames/{filenames}")
    public Uni<DeletedAnswer> byPath(
            byte[] body,
            @PathParam("filenames") String filenames,
            @QueryParam("prefix") @Nullable String prefix) {
        return byNames(
                NamesRequest.isEmpty(body) ? NamesRequest.of(filenames) : NamesRequest.of(body),
                prefix);
    }

    @POST
    @Path("/deletefilenames/{filenames}")
    public Uni<DeletedAnswer> byPathPosted(
            byte[] body,
            @PathParam("filenames") String filenames,
            @QueryParam("prefix") @Nullable String prefix) {
        return byPath(body, filenames, prefix);
    }

    @DELETE
    @Path("/deleteprefix/{prefix: .+}")
    public Uni<DeletedAnswer> byPrefix(@PathParam("prefix") String prefix) {
        var folder = Names.prefix(prefix);
        if (folder.isEmpty()) {
            throw emptyPrefix();
        }
        return deleteFiles.byPrefix(caller.get(), folder).replaceWith(DeletedAnswer.FILES);
    }

    @POST
    @Path("/deleteprefix/{prefix: .+}")
    public Uni<DeletedAnswer> byPrefixPosted(@PathParam("prefix") String prefix) {
        return byPrefix(prefix);
    }

    @DELETE
    @Path("/deleteprefix")
    public Uni<DeletedAnswer> byNoPrefix() {
        throw emptyPrefix();
    }

    @POST
    @Path("/deleteprefix")
    public Uni<DeletedAnswer> byNoPrefixPosted() {
        throw emptyPrefix();
    }

    private Uni<DeletedAnswer> byNames(Set<String> names, @Nullable String prefix) {
        return deleteFiles
                .byNames(caller.get(), Names.prefix(prefix), names)
                .replaceWith(DeletedAnswer.FILE);
    }

    private static FileRefused emptyPrefix() {
        return new FileRefused(RefusalCode.BAD_NAME, "The prefix is empty.");
    }
}

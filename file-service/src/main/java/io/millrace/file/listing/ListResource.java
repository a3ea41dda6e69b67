package io.millrace.file.listing;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.file.limits.Names;
import io.millrace.file.limits.Stripe;
import io.millrace.platform.caller.CallerRequired;
import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The list of files. Source: the file chapters of the financial-services guide. */
@Path("/utils-service/v1")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {TENANT, WORKSPACE, REMOTE_USER})
class ListResource {

    private static final String DEFAULT_LIMIT = "1000";

    private final CurrentCaller caller;
    private final ListFiles listFiles;

    ListResource(CurrentCaller caller, ListFiles listFiles) {
        this.caller = caller;
        this.listFiles = listFiles;
    }

    /** Which files, as asked. */
    static class Query {
        @QueryParam("prefix")
        @Nullable String prefix;

        @QueryParam("limit")
        @Nullable String limit;

        @QueryParam("cursor")
        @Nullable String cursor;
    }

    @GET
    @Path("/listfiles")
    public Uni<FileList> list(
            @QueryParam("stripeName") @Nullable String stripeName, @BeanParam Query query) {
        var page =
                PageRequest.of(query.limit == null ? DEFAULT_LIMIT : query.limit, query.cursor, 1);
        var prefix =
                query.prefix == null || query.prefix.isBlank() ? null : Names.prefix(query.prefix);
        return Stripe.isDefault(stripeName)
                ? listFiles.list(caller.get().tenant(), prefix, page)
                : Uni.createFrom().item(FileList.EMPTY);
    }

    /** As the guide prints it, with a blank where a question mark was meant. */
    @GET
    @Path("/{call: (?i:listfiles)(?: |%20|\\+)+(?i:stripeName)=[^/]*}")
    public Uni<FileList> printed(@PathParam("call") String call, @BeanParam Query query) {
        return list(call.substring(call.indexOf('=') + 1), query);
    }
}

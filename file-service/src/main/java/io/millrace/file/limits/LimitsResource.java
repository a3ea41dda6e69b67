package io.millrace.file.limits;

import static io.millrace.platform.caller.CallerHeader.REMOTE_USER;
import static io.millrace.platform.caller.CallerHeader.TENANT;
import static io.millrace.platform.caller.CallerHeader.WORKSPACE;

import io.millrace.platform.caller.CallerRequired;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells what may be uploaded. */
@Path("/utils-service/v1/file/limits")
@Produces(MediaType.APPLICATION_JSON)
@CallerRequired(headers = {TENANT, WORKSPACE, REMOTE_USER})
class LimitsResource {

    private final UploadSettings settings;

    LimitsResource(UploadSettings settings) {
        this.settings = settings;
    }

    record Answer(FileLimits payload) {}

    @GET
    @NonBlocking
    public Answer limits() {
        return new Answer(
                new FileLimits(
                        settings.mimeTypes(),
                        Bounds.LONGEST_NAME,
                        Bounds.SMALLEST_FILE,
                        Bounds.LARGEST_FILE,
                        settings.filesAtOnce(),
                        settings.urlLifetime().toSeconds(),
                        Bounds.SMALLEST_PART,
                        settings.partSize(),
                        Bounds.MOST_PARTS));
    }
}

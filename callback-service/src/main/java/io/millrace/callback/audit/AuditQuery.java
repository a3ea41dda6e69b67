package io.millrace.callback.audit;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of audits, as sent. */
class AuditQuery {

    @QueryParam("jobId")
    @Nullable String jobId;

    @QueryParam("batchRunId")
    @Nullable String batchRunId;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("limit")
    @Nullable String limit;

    @QueryParam("cursor")
    @Nullable String cursor;
}

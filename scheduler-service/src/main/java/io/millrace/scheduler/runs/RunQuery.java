package io.millrace.scheduler.runs;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of runs, as sent. */
class RunQuery {

    @QueryParam("batchName")
    @Nullable String batchName;

    @QueryParam("status")
    @Nullable String status;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("limit")
    @Nullable String limit;

    @QueryParam("cursor")
    @Nullable String cursor;
}

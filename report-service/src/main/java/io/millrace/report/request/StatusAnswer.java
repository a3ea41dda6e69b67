package io.millrace.report.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * How a report stands, fields in the order they are printed; those behind the link are ours.
 *
 * @param requestInstanceId and {@code reportInstanceId} are one number under two printed names
 * @param downloadLink of a report that is complete, else null
 * @param rows written so far, once it is being made
 * @param errorMessage of a report that failed, else null
 */
@JsonPropertyOrder({
    "requestInstanceId",
    "reportInstanceId",
    "status",
    "downloadLink",
    "rows",
    "errorMessage"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusAnswer(
        String requestInstanceId,
        String reportInstanceId,
        String status,
        @Nullable String downloadLink,
        @Nullable Long rows,
        @Nullable String errorMessage) {}

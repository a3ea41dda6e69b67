package io.millrace.report.queue;

import io.millrace.report.query.ReportQuery;
import org.jspecify.annotations.Nullable;

/**
 * A report that is asked for.
 *
 * @param traceparent W3C trace context of the request, or null
 */
public record NewRequest(
        String tenant,
        String reportCode,
        String requestedBy,
        @Nullable String traceparent,
        ReportQuery query) {}

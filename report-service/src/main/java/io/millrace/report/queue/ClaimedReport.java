package io.millrace.report.queue;

import io.millrace.report.query.ReportQuery;

/**
 * A report that is ours to make, as long as we renew the lease.
 *
 * @param fence for the how manieth time it is made; what an earlier one says counts no more
 * @param objectKey where the file goes, this time
 */
public record ClaimedReport(
        String tenant,
        long id,
        String reportCode,
        int fence,
        String objectKey,
        ReportQuery query) {}

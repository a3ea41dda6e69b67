package io.millrace.report.queue;

import io.millrace.report.query.ReportQuery;

/**
 * A report that is ours to make, as long as we renew the lease.
 *
 * @param fence for the how manieth time it is made; what an earlier one says counts no more
 * @param lost how many of its makers went without a word
 * @param objectKey where the file goes, this time
 */
public record ClaimedReport(
        String tenant,
        long id,
        String reportCode,
        int fence,
        int lost,
        String objectKey,
        ReportQuery query) {}

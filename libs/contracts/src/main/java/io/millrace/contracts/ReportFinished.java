package io.millrace.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report was made, or failed.
 *
 * @param status "COMPLETE" or "FAIL"
 * @param rows without the header
 * @param requestedBy remote user
 * @param startedAt null where it failed before it was begun
 * @param errorMessage why it failed, or null
 */
public record ReportFinished(
        long requestInstanceId,
        String reportCode,
        String status,
        long rows,
        long sizeBytes,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        Instant endedAt,
        @Nullable String errorMessage) {}

package io.millrace.scheduler.schedule;

import io.millrace.scheduler.run.RunParameters;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A started process, as its row says.
 *
 * @param name code of the batch
 * @param startDate on the clocks of the tenant's zone
 * @param endDate on the same clocks; nothing fires there or later
 * @param once whether it fires once only
 * @param retries how often a run that failed is repeated
 * @param worker on which the batch's tasks are run, or null for those of the definition
 * @param user who started it
 * @param due next slot, also while it is paused; null once it is over
 * @param byCron whether that slot comes from the expression
 */
public record Schedule(
        String tenant,
        UUID spid,
        String name,
        RunParameters parameters,
        @Nullable String quartzDef,
        @Nullable LocalDateTime startDate,
        @Nullable LocalDateTime endDate,
        boolean once,
        int retries,
        @Nullable String worker,
        String user,
        @Nullable String traceparent,
        boolean paused,
        @Nullable Instant due,
        boolean byCron) {}

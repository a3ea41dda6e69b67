package io.millrace.scheduler.schedule;

import io.millrace.scheduler.run.RunParameters;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A process to be started; at least one of once, now and quartzDef is given.
 *
 * @param name code of the batch
 * @param once whether it fires once only
 * @param now whether it fires at once
 * @param retries how often a run that failed is repeated
 */
public record StartCommand(
        String tenant,
        String user,
        String name,
        RunParameters parameters,
        @Nullable String quartzDef,
        @Nullable LocalDateTime startDate,
        @Nullable LocalDateTime endDate,
        boolean once,
        boolean now,
        int retries,
        @Nullable String worker,
        @Nullable String traceparent) {}

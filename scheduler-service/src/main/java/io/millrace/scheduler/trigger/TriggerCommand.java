package io.millrace.scheduler.trigger;

import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunRefused;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be started.
 *
 * @param included when given, everything else is excluded
 * @param businessDate unless the parameters say another; empty for today in the batch's zone
 * @param traceparent W3C trace context of the request, or null
 * @param bounceExecutionId the bounce that asks for it, or null
 */
public record TriggerCommand(
        String tenant,
        String user,
        String batchName,
        BatchType type,
        Optional<Set<String>> included,
        Set<String> excluded,
        Set<String> held,
        DynamicParameters parameters,
        Optional<LocalDate> businessDate,
        @Nullable String traceparent,
        @Nullable String bounceExecutionId) {

    /** Fails with {@link RunRefused} where a code is in two lists. */
    public TriggerCommand {
        requireApart(included.orElse(Set.of()), excluded);
        requireApart(included.orElse(Set.of()), held);
        requireApart(excluded, held);
    }

    private static void requireApart(Set<String> one, Set<String> other) {
        for (var code : one) {
            if (other.contains(code)) {
                throw new RunRefused(
                        RunRefused.Reason.INVALID_ARGUMENTS,
                        code + " is in more than one of includedTasks, excludedTasks, heldTasks.");
            }
        }
    }

    /** A trigger for today. */
    public TriggerCommand(
            String tenant,
            String user,
            String batchName,
            BatchType type,
            Optional<Set<String>> included,
            Set<String> excluded,
            Set<String> held,
            DynamicParameters parameters,
            @Nullable String traceparent) {
        this(
                tenant,
                user,
                batchName,
                type,
                included,
                excluded,
                held,
                parameters,
                Optional.empty(),
                traceparent,
                null);
    }

    /** The same for another day. */
    TriggerCommand dated(LocalDate date) {
        return new TriggerCommand(
                tenant,
                user,
                batchName,
                type,
                included,
                excluded,
                held,
                parameters,
                Optional.of(date),
                traceparent,
                bounceExecutionId);
    }

    TriggerCommand named(String code, BatchType ofType) {
        return new TriggerCommand(
                tenant,
                user,
                code,
                ofType,
                included,
                excluded,
                held,
                parameters,
                businessDate,
                traceparent,
                bounceExecutionId);
    }
}

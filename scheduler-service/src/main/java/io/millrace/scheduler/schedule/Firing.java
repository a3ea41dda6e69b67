package io.millrace.scheduler.schedule;

import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.trigger.DynamicParameters;
import io.millrace.scheduler.trigger.StartRuns.Due;
import io.millrace.scheduler.trigger.StartRuns.Start;
import io.millrace.scheduler.trigger.TriggerCommand;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that is due, and what it does.
 *
 * @param start what became of its run; null where it fires none
 */
record Firing(Schedule schedule, NextSlot slot, @Nullable Start start) {

    Due due(Instant at) {
        var command =
                new TriggerCommand(
                        schedule.tenant(),
                        schedule.user(),
                        schedule.name(),
                        BatchType.BATCH,
                        Optional.empty(),
                        Set.of(),
                        Set.of(),
                        new DynamicParameters(schedule.parameters(), Map.of()),
                        schedule.byCron() ? null : schedule.traceparent());
        return new Due(command, at);
    }

    Firing with(@Nullable Start begun) {
        return new Firing(schedule, slot, begun);
    }

    boolean isToStart() {
        return slot.fires() != null && start == null;
    }

    @Nullable RunKey run() {
        return start instanceof Start.Begun(var run) ? run.key() : null;
    }

    @Nullable String error() {
        return start instanceof Start.Refused(var reason) ? reason.details() : null;
    }

    /** Whether the end of the run is waited for, to repeat it. */
    boolean watched() {
        return run() != null && schedule.retries() > 0;
    }
}

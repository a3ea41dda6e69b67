package io.millrace.scheduler.trigger;

import io.millrace.scheduler.run.BatchRunId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Starts a run; its id when it is committed. Fails with {@link
 * io.millrace.scheduler.run.RunRefused}.
 */
@ApplicationScoped
public class TriggerRun {

    public Uni<BatchRunId> trigger(TriggerCommand command) {
        return Uni.createFrom().failure(new UnsupportedOperationException("TriggerRun"));
    }
}

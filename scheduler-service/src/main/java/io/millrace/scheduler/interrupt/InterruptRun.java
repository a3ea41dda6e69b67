package io.millrace.scheduler.interrupt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Stops a run: in force when the Uni completes. Fails with {@link
 * io.millrace.scheduler.run.RunRefused}.
 */
@ApplicationScoped
public class InterruptRun {

    public Uni<Void> interrupt(String tenant, String user, String batchName, String batchRunId) {
        return Uni.createFrom().failure(new UnsupportedOperationException("InterruptRun"));
    }
}

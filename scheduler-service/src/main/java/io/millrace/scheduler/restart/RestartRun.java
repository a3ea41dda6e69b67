package io.millrace.scheduler.restart;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Starts again what did not succeed; the run keeps its id. Fails with {@link
 * io.millrace.scheduler.run.RunRefused}.
 */
@ApplicationScoped
public class RestartRun {

    public Uni<Void> restart(String tenant, String user, String batchName, String batchRunId) {
        return Uni.createFrom().failure(new UnsupportedOperationException("RestartRun"));
    }
}

package io.millrace.scheduler.rerun;

import io.millrace.scheduler.run.BatchRunId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Runs everything again under a new id. Fails with {@link io.millrace.scheduler.run.RunRefused}.
 */
@ApplicationScoped
public class RerunRun {

    public Uni<BatchRunId> rerun(String tenant, String user, String batchName, String batchRunId) {
        return Uni.createFrom().failure(new UnsupportedOperationException("RerunRun"));
    }
}

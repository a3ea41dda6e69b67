package io.millrace.scheduler.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Lets held tasks (in a group: held batches) go. Fails with {@link
 * io.millrace.scheduler.run.RunRefused}.
 */
@ApplicationScoped
public class ReleaseTasks {

    public Uni<Void> release(
            String tenant, String user, String batchName, String batchRunId, List<String> codes) {
        return Uni.createFrom().failure(new UnsupportedOperationException("ReleaseTasks"));
    }
}

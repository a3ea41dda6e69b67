package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.smallrye.mutiny.Uni;

/** The run a request names. */
public final class RequestedRun {

    private RequestedRun() {}

    /** Fails with {@link RunRefused} when there is no such run, or it is of another batch. */
    public static Uni<RunContext> find(
            EngineParts parts, String tenant, String batchName, String batchRunId) {
        return parts.contexts()
                .find(parts.transactions().pool(), tenant, batchRunId)
                .map(found ->
                        found.filter(run -> run.batchName().equals(batchName))
                                .orElseThrow(() -> unknown(batchName)));
    }

    private static RunRefused unknown(String batchName) {
        return new RunRefused(Reason.DOES_NOT_EXIST, "There is no such run of " + batchName + ".");
    }
}

package io.millrace.scheduler.rerun;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.RequestedRun;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.Intervention;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.trigger.TriggerCommand;
import io.millrace.scheduler.trigger.TriggerRun;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Runs everything again under a new id, by the definition as it is now, with the same date,
 * exclusions, holds and parameters. Fails with {@link RunRefused}.
 */
@ApplicationScoped
public class RerunRun {

    private final EngineParts parts;
    private final Definitions definitions;
    private final TriggerRun triggerRun;

    public RerunRun(EngineParts parts, Definitions definitions, TriggerRun triggerRun) {
        this.parts = parts;
        this.definitions = definitions;
        this.triggerRun = triggerRun;
    }

    /** Id of the new run. */
    public Uni<BatchRunId> rerun(String tenant, String user, String batchName, String batchRunId) {
        return command(tenant, user, batchName, batchRunId)
                .chain(triggerRun::trigger)
                .invoke(() -> new Intervention("rerun", user).log(tenant, batchRunId));
    }

    /** At most once per key, as a trigger. */
    public Uni<StoredAnswer> rerun(
            String tenant,
            String user,
            String batchName,
            String batchRunId,
            IdempotencyKey key,
            Function<BatchRunId, StoredAnswer> answer) {
        return command(tenant, user, batchName, batchRunId)
                .chain(command -> triggerRun.trigger(command, key, answer))
                .invoke(() -> new Intervention("rerun", user).log(tenant, batchRunId));
    }

    private Uni<TriggerCommand> command(
            String tenant, String user, String batchName, String batchRunId) {
        return RequestedRun.find(parts, tenant, batchName, batchRunId)
                .chain(run -> earlier(run).chain(earlier -> command(user, run, earlier)));
    }

    private Uni<EarlierRun> earlier(RunContext run) {
        return EarlierRun.read(parts.transactions().pool(), run).invoke(EarlierRun::requireOver);
    }

    private Uni<TriggerCommand> command(String user, RunContext run, EarlierRun earlier) {
        return codes(run).map(codes -> earlier.command(user, run, codes));
    }

    /**
     * Codes of the definition as it is now; what the earlier run had and it has not is left out.
     */
    private Uni<List<String>> codes(RunContext run) {
        String tenant = run.key().tenant();
        return switch (run.type()) {
            case BATCH ->
                    definitions
                            .batch(tenant, run.batchName())
                            .map(found ->
                                    found.map(batch -> Codes.of(batch.definition()))
                                            .orElse(List.of()));
            case GROUP ->
                    definitions
                            .group(tenant, run.batchName())
                            .map(found ->
                                    found.map(group -> Codes.of(group.definition()))
                                            .orElse(List.of()));
        };
    }
}

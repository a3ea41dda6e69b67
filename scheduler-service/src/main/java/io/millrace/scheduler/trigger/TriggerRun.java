package io.millrace.scheduler.trigger;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.Current;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.definition.GroupDefinition;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Starts runs; what is answered is committed. Fails with {@link RunRefused}. */
@ApplicationScoped
public class TriggerRun {

    private static final int TRIES = 20;

    private final EngineParts parts;
    private final Definitions definitions;
    private final TriggerPlanner planner;
    private final TriggerQueue queue;
    private final TriggerGroup groups;

    public TriggerRun(
            EngineParts parts,
            Engine engine,
            Definitions definitions,
            TenantSettings tenants,
            IdempotencyKeys keys,
            Clock clock) {
        this.parts = parts;
        this.definitions = definitions;
        this.planner = new TriggerPlanner(tenants, parts.contexts(), clock);
        var settings = parts.settings();
        this.queue =
                new TriggerQueue(
                        new TriggerCommit(parts, keys),
                        engine::wake,
                        settings.triggerLimit(),
                        settings.triggerLanes());
        this.groups = new TriggerGroup(parts, keys, engine::wake);
    }

    /** Id of the new run. */
    public Uni<BatchRunId> trigger(TriggerCommand command) {
        return start(command, Optional.empty()).map(TriggerRun::idOf);
    }

    /**
     * At most once per key. Fails also with {@link
     * io.millrace.platform.idempotency.IdempotencyConflict}.
     *
     * @param answer to be stored with the run and given again to whoever repeats the key
     */
    public Uni<StoredAnswer> trigger(
            TriggerCommand command, IdempotencyKey key, Function<BatchRunId, StoredAnswer> answer) {
        return start(command, Optional.of(new Once(key, answer)))
                .map(verdict ->
                        verdict instanceof Verdict.Replayed(var stored)
                                ? stored
                                : answer.apply(idOf(verdict)));
    }

    private static BatchRunId idOf(Verdict verdict) {
        if (verdict instanceof Verdict.Started(var id)) {
            return id;
        }
        throw new IllegalStateException("no run was started: " + verdict);
    }

    private Uni<Verdict> start(TriggerCommand command, Optional<Once> once) {
        return Uni.createFrom()
                .deferred(() -> {
                    parts.backlog().requireRoom(command.tenant());
                    return switch (command.type()) {
                        case BATCH -> startBatch(command, once, 0);
                        case GROUP -> startGroup(command, once, 0);
                    };
                })
                .invoke(TriggerRun::requireNoConflict);
    }

    private static void requireNoConflict(Verdict verdict) {
        if (verdict instanceof Verdict.Conflict(var conflict)) {
            throw conflict;
        }
    }

    private Uni<Verdict> startBatch(TriggerCommand command, Optional<Once> once, int tries) {
        var found =
                tries == 0
                        ? definitions.remembered(command.tenant(), command.batchName())
                        : definitions.batch(command.tenant(), command.batchName());
        return found.map(batch -> required(batch, command))
                .chain(batch -> queue.submit(planner.batch(command, batch), once))
                .chain(verdict ->
                        verdict instanceof Verdict.Outdated
                                ? startBatch(command, once, next(tries))
                                : Uni.createFrom().item(verdict));
    }

    private Uni<Verdict> startGroup(TriggerCommand command, Optional<Once> once, int tries) {
        return definitions
                .group(command.tenant(), command.batchName())
                .map(group -> required(group, command))
                .chain(group ->
                        members(command, group.definition())
                                .map(batches -> planner.group(command, group, batches)))
                .chain(family -> groups.commit(family, once))
                .chain(verdict ->
                        verdict instanceof Verdict.Outdated
                                ? startGroup(command, once, next(tries))
                                : Uni.createFrom().item(verdict));
    }

    private Uni<Map<String, Current<BatchDefinition>>> members(
            TriggerCommand command, GroupDefinition group) {
        return Multi.createFrom()
                .iterable(group.members())
                .onItem()
                .transformToUniAndConcatenate(
                        member -> definitions.batch(command.tenant(), member.batchName()))
                .map(batch -> batch.orElseThrow(() -> memberGone(group)))
                .collect()
                .asMap(batch -> batch.definition().code());
    }

    private static RunRefused memberGone(GroupDefinition group) {
        return new RunRefused(
                Reason.DOES_NOT_EXIST, "A member of " + group.code() + " does not exist any more.");
    }

    private static <D> D required(Optional<D> found, TriggerCommand command) {
        return found.orElseThrow(() -> unknown(command));
    }

    static RunRefused unknown(TriggerCommand command) {
        return new RunRefused(
                Reason.DOES_NOT_EXIST,
                command.type() == BatchType.BATCH
                        ? "Batch " + command.batchName() + " does not exist."
                        : "Batch group " + command.batchName() + " does not exist.");
    }

    private static int next(int tries) {
        if (tries >= TRIES) {
            throw new IllegalStateException("no free run id in " + TRIES + " tries");
        }
        return tries + 1;
    }
}

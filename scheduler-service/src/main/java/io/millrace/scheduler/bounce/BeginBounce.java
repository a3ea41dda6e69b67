package io.millrace.scheduler.bounce;

import io.millrace.contracts.BounceDue;
import io.millrace.contracts.CloudEvent;
import io.millrace.platform.outbox.Inbox;
import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.trigger.DynamicParameters;
import io.millrace.scheduler.trigger.StartRuns;
import io.millrace.scheduler.trigger.StartRuns.Start;
import io.millrace.scheduler.trigger.TriggerCommand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Begins the run of a bounce. The event's mark in the inbox and the run, or the word that there
 * will be none, are one transaction: so the run is begun exactly once, whoever dies when.
 */
@ApplicationScoped
public class BeginBounce {

    private static final String CONSUMER = "bounces";

    /** One transaction's work; nothing where the event was heard before. */
    private record Answer(Changes changes, @Nullable Refusal refusal) {
        static Answer refused(Refusal refusal) {
            return new Answer(new Changes(), refusal);
        }
    }

    private final EngineParts parts;
    private final Engine engine;
    private final StartRuns startRuns;
    private final Inbox inbox;
    private final Refusals refusals;
    private final Clock clock;

    public BeginBounce(
            EngineParts parts,
            Engine engine,
            StartRuns startRuns,
            Inbox inbox,
            Refusals refusals,
            Clock clock) {
        this.parts = parts;
        this.engine = engine;
        this.startRuns = startRuns;
        this.inbox = inbox;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Completes when the run, or its refusal, is committed. */
    public Uni<Void> begin(CloudEvent<BounceDue> event) {
        return once(event, transaction -> start(transaction, event));
    }

    /** Says that there will be no run, unless there is one. */
    Uni<Void> giveUp(CloudEvent<BounceDue> event, String code) {
        var refusal = Refusal.fault(code);
        return once(event, _ -> Uni.createFrom().item(Answer.refused(refusal)));
    }

    private interface Work {
        Uni<Answer> in(SqlConnection transaction);
    }

    private Uni<Void> once(CloudEvent<BounceDue> event, Work work) {
        return parts.transactions()
                .run(
                        transaction ->
                                inbox.firstTime(transaction, CONSUMER, List.of(event.id()))
                                        .chain(fresh -> workOn(fresh, transaction, work)),
                        (transaction, answer) -> announce(transaction, event, answer))
                .invoke(this::committed)
                .replaceWithVoid();
    }

    private static Uni<Optional<Answer>> workOn(
            Set<?> fresh, SqlConnection transaction, Work work) {
        return fresh.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : work.in(transaction).map(Optional::of);
    }

    private Uni<Answer> start(SqlConnection transaction, CloudEvent<BounceDue> event) {
        var due = event.data();
        if (!clock.instant().isBefore(due.scheduledEnd())) {
            return Uni.createFrom().item(Answer.refused(Refusal.late(due)));
        }
        var changes = new Changes();
        var wanted = new StartRuns.Due(command(event), due.scheduledStart());
        return startRuns
                .start(transaction, List.of(wanted), changes)
                .map(starts -> answer(starts.get(0), changes));
    }

    private static Answer answer(@Nullable Start start, Changes changes) {
        return switch (start) {
            case Start.Begun _ -> new Answer(changes, null);
            case Start.Refused(var reason) -> Answer.refused(Refusal.of(reason));
            case null -> throw new IllegalStateException("no free run id");
        };
    }

    private static TriggerCommand command(CloudEvent<BounceDue> event) {
        var due = event.data();
        return new TriggerCommand(
                event.tenant(),
                due.requestedBy(),
                due.batchName(),
                BatchType.BATCH,
                Optional.empty(),
                Set.of(),
                Set.of(),
                new DynamicParameters(BounceParameters.of(due), Map.of()),
                Optional.empty(),
                event.traceparent(),
                due.executionId());
    }

    private Uni<Void> announce(
            SqlConnection transaction, CloudEvent<BounceDue> event, Optional<Answer> done) {
        if (done.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Answer answer = done.get();
        return answer.refusal() == null
                ? parts.announcer().within(transaction, answer.changes())
                : refusals.append(transaction, event, answer.refusal());
    }

    private void committed(Optional<Answer> done) {
        done.ifPresent(answer -> {
            parts.announcer().after(answer.changes());
            engine.wake();
            if (answer.refusal() != null) {
                refusals.wake();
            }
        });
    }
}

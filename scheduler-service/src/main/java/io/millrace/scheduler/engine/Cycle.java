package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.ClaimStatement.Claimed;
import io.millrace.scheduler.engine.Moves.TaskMoved;
import io.millrace.scheduler.lease.Lease;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One transaction of the loop: settle, follow, claim, announce. */
final class Cycle {

    private static final Logger LOG = Logger.getLogger(Cycle.class);

    /**
     * What is to be done after the commit.
     *
     * @param earliestRepeat when the first of the tasks that wait for a repeat is ready
     */
    record Result(Moves moves, ClaimStatement.Result claim, Optional<Duration> earliestRepeat) {}

    private final EngineParts parts;
    private final RateLimits rates;
    private final JobIdStatement jobIds;
    private final EngineMeters meters;
    private int suspects;
    private @Nullable Settlement lastBare;

    Cycle(EngineParts parts, RateLimits rates, JobIds jobIds, EngineMeters meters) {
        this.parts = parts;
        this.rates = rates;
        this.jobIds = new JobIdStatement(jobIds);
        this.meters = meters;
    }

    /** Outcomes to settle at once; one by one while one of them may be poison. */
    int limit() {
        return suspects > 0 ? 1 : parts.settings().settleLimit();
    }

    boolean rated() {
        return rates.any();
    }

    Uni<Result> run(List<Settlement> batch, int free) {
        int slots = suspects == 0 ? free : 0;
        var changes = new Changes();
        long began = System.nanoTime();
        return parts.transactions()
                .once(
                        transaction -> work(transaction, batch, slots, changes),
                        (transaction, result) -> last(transaction, result, slots, changes))
                .invoke(result -> meter(result, began))
                .invoke(result -> committed(batch, result, changes));
    }

    private void meter(Result result, long began) {
        meters.committed(
                Duration.ofNanos(System.nanoTime() - began),
                result.moves(),
                result.claim().claimed().size());
    }

    private Uni<Result> work(
            SqlConnection transaction, List<Settlement> batch, int slots, Changes changes) {
        return Uni.combine()
                .all()
                .unis(
                        lock(transaction, batch),
                        settle(transaction, batch),
                        claim(transaction, slots))
                .with((_, moves, claim) -> new Result(moves, claim, earliestRepeat(moves)))
                .call(result -> parts.cascade().follow(transaction, result.moves(), changes));
    }

    private static Uni<Boolean> lock(SqlConnection transaction, List<Settlement> batch) {
        return batch.isEmpty()
                ? Uni.createFrom().item(false)
                : FamilyStatements.lock(
                                transaction, batch.stream().map(item -> item.run().root()).toList())
                        .replaceWith(true);
    }

    private static Uni<Moves> settle(SqlConnection transaction, List<Settlement> batch) {
        return batch.isEmpty()
                ? Uni.createFrom().item(Moves.NONE)
                : SettleStatement.execute(transaction, batch);
    }

    private Uni<ClaimStatement.Result> claim(SqlConnection transaction, int slots) {
        Lease lease = parts.lease();
        return slots <= 0
                ? Uni.createFrom().item(ClaimStatement.Result.NOTHING)
                : ClaimStatement.execute(
                                transaction,
                                lease.node(),
                                parts.backlog().oldest(),
                                parts.backlog().newest(),
                                slots,
                                rates.tokens())
                        .map(jobIds::assign);
    }

    private Uni<Void> last(SqlConnection transaction, Result result, int slots, Changes changes) {
        var claimed = result.claim().claimed();
        parts.contexts()
                .known(claimed.stream().map(Claimed::run).toList())
                .values()
                .forEach(changes::touch);
        Uni<Void> ready =
                slots > 0 && claimed.size() == slots
                        ? parts.signals().ready(transaction)
                        : Uni.createFrom().voidItem();
        return Uni.join()
                .all(
                        jobIds.store(transaction, result.claim()),
                        parts.announcer().within(transaction, changes),
                        ready)
                .andFailFast()
                .replaceWithVoid();
    }

    private void committed(List<Settlement> batch, Result result, Changes changes) {
        suspects = Math.max(0, suspects - batch.size());
        parts.transactions().wrote(batch.size() + result.claim().claimed().size());
        result.claim()
                .claimed()
                .forEach(task -> rates.take(new WorkerKey(task.run().tenant(), task.worker())));
        parts.announcer().after(changes);
        Set<Settlement> accepted = Collections.newSetFromMap(new IdentityHashMap<>());
        result.moves().settled().forEach(task -> accepted.add(task.item()));
        batch.forEach(item -> item.settled().accept(accepted.contains(item)));
    }

    private static Optional<Duration> earliestRepeat(Moves moves) {
        return moves.settled().stream()
                .filter(task -> task.state() == TaskState.READY)
                .map(TaskMoved::item)
                .filter(Objects::nonNull)
                .map(Settlement::pause)
                .min(Comparator.naturalOrder());
    }

    /**
     * The outcomes to settle again. When some of them might be poison, each is tried alone, with no
     * claim beside it; then one that cannot be stored is stored as a bare failure, and if that
     * cannot be stored either it is left to be found lost.
     */
    List<Settlement> afterFailure(List<Settlement> batch, Throwable failure) {
        meters.failed();
        if (batch.isEmpty() || !Poison.isBehind(failure)) {
            return batch;
        }
        if (suspects == 0) {
            suspects = batch.size();
            return batch;
        }
        return batch.stream().flatMap(item -> stripped(item, failure)).toList();
    }

    private Stream<Settlement> stripped(Settlement item, Throwable failure) {
        LOG.errorf(failure, "An outcome of %s could not be stored", item.run().batchRunId());
        if (item.equals(lastBare)) {
            suspects--;
            item.settled().accept(false);
            return Stream.empty();
        }
        lastBare =
                Settlement.ended(
                                item.run(),
                                item.taskNo(),
                                item.fence(),
                                item.origin(),
                                TaskState.FAILED)
                        .withError("the outcome could not be stored: " + Poison.codeOf(failure))
                        .telling(item.settled());
        return Stream.of(lastBare);
    }
}

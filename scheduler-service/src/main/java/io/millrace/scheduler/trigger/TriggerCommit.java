package io.millrace.scheduler.trigger;

import io.millrace.platform.idempotency.Claim;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.InsertStatement;
import io.millrace.scheduler.engine.InsertStatement.Written;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits many triggers of batches in one transaction, with their keys, answers and events. */
final class TriggerCommit {

    /** One try at the transaction. */
    private record Flush(Map<Pending, Verdict> verdicts, List<Written> written, Changes changes) {}

    private final EngineParts parts;
    private final IdempotencyKeys keys;

    TriggerCommit(EngineParts parts, IdempotencyKeys keys) {
        this.parts = parts;
        this.keys = keys;
    }

    /** The verdict on each. */
    Uni<Map<Pending, Verdict>> commit(List<Pending> batch) {
        return parts.transactions()
                .run(transaction -> work(transaction, batch), this::last)
                .invoke(this::committed)
                .map(Flush::verdicts);
    }

    private Uni<Flush> work(SqlConnection transaction, List<Pending> batch) {
        return claims(transaction, batch).chain(claims -> insert(transaction, batch, claims));
    }

    private Uni<Map<IdempotencyKey, Claim>> claims(SqlConnection transaction, List<Pending> batch) {
        var wanted = batch.stream().map(Pending::key).flatMap(Optional::stream).toList();
        return wanted.isEmpty() ? Uni.createFrom().item(Map.of()) : keys.claim(transaction, wanted);
    }

    private static Uni<Flush> insert(
            SqlConnection transaction, List<Pending> batch, Map<IdempotencyKey, Claim> claims) {
        Map<Pending, Verdict> verdicts = new HashMap<>();
        for (var pending : batch) {
            verdicts.put(pending, verdict(pending, claims));
        }
        var fresh =
                batch.stream()
                        .filter(pending -> verdicts.get(pending) instanceof Verdict.Outdated)
                        .toList();
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(new Flush(verdicts, List.of(), new Changes()));
        }
        return InsertStatement.execute(transaction, fresh.stream().map(Pending::run).toList())
                .map(written -> flush(verdicts, fresh, written));
    }

    /** Outdated until it is seen to be written. */
    private static Verdict verdict(Pending pending, Map<IdempotencyKey, Claim> claims) {
        return pending.key()
                .map(claims::get)
                .filter(claim -> !(claim instanceof Claim.Fresh))
                .map(Verdict::of)
                .orElseGet(Verdict.Outdated::new);
    }

    private static Flush flush(
            Map<Pending, Verdict> verdicts, List<Pending> fresh, List<Written> written) {
        var changes = new Changes();
        for (var one : written) {
            verdicts.put(fresh.get(one.place()), new Verdict.Started(one.run().batchRunId()));
            changes.begun(one);
        }
        return new Flush(verdicts, written, changes);
    }

    private Uni<Void> last(SqlConnection transaction, Flush flush) {
        var answers = answers(flush);
        return Uni.join()
                .all(
                        parts.announcer().within(transaction, flush.changes()),
                        answers.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : keys.store(transaction, answers))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Map<IdempotencyKey, StoredAnswer> answers(Flush flush) {
        Map<IdempotencyKey, StoredAnswer> answers = new HashMap<>();
        flush.verdicts()
                .forEach((pending, verdict) -> {
                    if (verdict instanceof Verdict.Started(var id)) {
                        pending.once()
                                .ifPresent(
                                        once -> answers.put(once.key(), once.answer().apply(id)));
                    }
                });
        return answers;
    }

    private void committed(Flush flush) {
        parts.transactions()
                .wrote(flush.written().stream().mapToInt(one -> one.run().plan().size()).sum());
        flush.written().forEach(one -> parts.contexts().remember(one.context()));
        parts.announcer().after(flush.changes());
    }
}

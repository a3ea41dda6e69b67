package io.millrace.scheduler.trigger;

import io.millrace.platform.idempotency.Claim;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.InsertStatement;
import io.millrace.scheduler.engine.InsertStatement.Written;
import io.millrace.scheduler.engine.NewRun;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits the trigger of a group: its run, its members' runs, and the first of them begun. */
final class TriggerGroup {

    /** The rows could not all be written; the transaction must not be committed. */
    private static final class IdTaken extends RuntimeException {
        private IdTaken() {
            super("a run id is taken", null, false, false);
        }
    }

    private record Flush(Verdict verdict, Changes changes) {}

    private final EngineParts parts;
    private final IdempotencyKeys keys;
    private final Runnable committed;

    TriggerGroup(EngineParts parts, IdempotencyKeys keys, Runnable committed) {
        this.parts = parts;
        this.keys = keys;
        this.committed = committed;
    }

    Uni<Verdict> commit(NewRun.Family family, Optional<Once> once) {
        return parts.transactions()
                .run(
                        transaction -> work(transaction, family, once),
                        (transaction, flush) -> last(transaction, flush, once))
                .invoke(flush -> parts.announcer().after(flush.changes()))
                .invoke(_ -> committed.run())
                .map(Flush::verdict)
                .onFailure(IdTaken.class)
                .recoverWithItem(new Verdict.Outdated());
    }

    private Uni<Flush> work(SqlConnection transaction, NewRun.Family family, Optional<Once> once) {
        if (once.isEmpty()) {
            return insert(transaction, family);
        }
        var key = once.get().key();
        return keys.claim(transaction, List.of(key))
                .map(claims -> claims.getOrDefault(key, new Claim.InUse()))
                .chain(claim ->
                        claim instanceof Claim.Fresh
                                ? insert(transaction, family)
                                : Uni.createFrom()
                                        .item(new Flush(Verdict.of(claim), new Changes())));
    }

    private Uni<Flush> insert(SqlConnection transaction, NewRun.Family family) {
        var runs = new ArrayList<NewRun>();
        runs.add(family.root());
        runs.addAll(family.members());
        var changes = new Changes();
        return InsertStatement.execute(transaction, runs)
                .invoke(written -> requireAll(written, runs))
                .chain(written -> open(transaction, written, changes))
                .replaceWith(
                        () -> new Flush(new Verdict.Started(family.root().batchRunId()), changes));
    }

    private static void requireAll(List<Written> written, List<NewRun> runs) {
        if (written.size() < runs.size()) {
            throw new IdTaken();
        }
    }

    private Uni<Void> open(SqlConnection transaction, List<Written> written, Changes changes) {
        written.forEach(one -> parts.contexts().remember(one.context()));
        return parts.cascade()
                .open(transaction, List.of(written.getFirst().context().key()), false, changes);
    }

    private Uni<Void> last(SqlConnection transaction, Flush flush, Optional<Once> once) {
        var answers =
                flush.verdict() instanceof Verdict.Started(var id)
                        ? once.map(o -> Map.of(o.key(), o.answer().apply(id))).orElse(Map.of())
                        : Map.<IdempotencyKey, StoredAnswer>of();
        return Uni.join()
                .all(
                        parts.announcer().within(transaction, flush.changes()),
                        answers.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : keys.store(transaction, answers))
                .andFailFast()
                .replaceWithVoid();
    }
}

package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.StopRuns.End;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/** Aborts a run whose deadline has passed. */
final class LateRun {

    private final EngineParts parts;
    private final Engine engine;
    private final StopRuns stopRuns;

    LateRun(EngineParts parts, Engine engine) {
        this.parts = parts;
        this.engine = engine;
        this.stopRuns = new StopRuns(parts.cascade());
    }

    Uni<Void> abort(RunContext run) {
        var changes = new Changes();
        return parts.transactions()
                .run(
                        transaction -> stopIfLate(transaction, run, changes),
                        (transaction, _) -> announce(transaction, run, changes))
                .invoke(() -> engine.cancelCalls(List.of(run.key())))
                .invoke(() -> parts.announcer().after(changes))
                .invoke(engine::wake)
                .replaceWithVoid();
    }

    private Uni<Boolean> stopIfLate(SqlConnection transaction, RunContext run, Changes changes) {
        return Standing.locked(transaction, run.root())
                .chain(standing ->
                        standing.of(run.key()) == Status.ONGOING && standing.isLate(run.key())
                                ? stopRuns.stop(
                                                transaction,
                                                Map.of(run.key(), run),
                                                End.ABORTED,
                                                changes)
                                        .replaceWith(true)
                                : Uni.createFrom().item(false));
    }

    private Uni<Void> announce(SqlConnection transaction, RunContext run, Changes changes) {
        return Uni.join()
                .all(
                        parts.signals().stopped(transaction, List.of(run.key())),
                        parts.announcer().within(transaction, changes))
                .andFailFast()
                .replaceWithVoid();
    }
}

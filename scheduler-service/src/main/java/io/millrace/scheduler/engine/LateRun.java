package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.StopRuns.End;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return parts.transactions()
                .run(
                        transaction -> stopIfLate(transaction, run),
                        (transaction, stopped) -> announce(transaction, run, stopped))
                .invoke(stopped -> stopped.ifPresent(changes -> afterwards(run, changes)))
                .replaceWithVoid();
    }

    /** What it changed; nothing when the run ended, or was restarted, since it was found late. */
    private Uni<Optional<Changes>> stopIfLate(SqlConnection transaction, RunContext run) {
        return Standing.locked(transaction, run.root())
                .map(standing ->
                        standing.of(run.key()) == Status.ONGOING && standing.isLate(run.key()))
                .chain(late ->
                        late
                                ? stop(transaction, run).map(Optional::of)
                                : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Changes> stop(SqlConnection transaction, RunContext run) {
        var changes = new Changes();
        return stopRuns.stop(transaction, Map.of(run.key(), run), End.ABORTED, changes)
                .replaceWith(changes);
    }

    private Uni<Void> announce(
            SqlConnection transaction, RunContext run, Optional<Changes> stopped) {
        return stopped.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(
                                parts.signals().stopped(transaction, List.of(run.key())),
                                parts.announcer().within(transaction, stopped.get()))
                        .andFailFast()
                        .replaceWithVoid();
    }

    private void afterwards(RunContext run, Changes changes) {
        engine.cancelCalls(List.of(run.key()));
        parts.announcer().after(changes);
        engine.wake();
    }
}

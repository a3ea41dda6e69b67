package io.millrace.scheduler.restart;

import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.engine.Standing;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Restarts a run that went wrong by itself, for somebody who counts how often. */
@ApplicationScoped
public class RepeatRun {

    private final EngineParts parts;
    private final Engine engine;

    public RepeatRun(EngineParts parts, Engine engine) {
        this.parts = parts;
        this.engine = engine;
    }

    /**
     * Whether it was restarted.
     *
     * @param allowed asked within the transaction, once the run is known to have gone wrong
     */
    public Uni<Boolean> repeat(RunContext run, Function<SqlConnection, Uni<Boolean>> allowed) {
        return parts.transactions()
                .run(
                        transaction -> open(transaction, run, allowed),
                        (transaction, changes) ->
                                changes.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : parts.announcer().within(transaction, changes.get()))
                .invoke(changes -> changes.ifPresent(made -> committed(run, made)))
                .map(Optional::isPresent);
    }

    private Uni<Optional<Changes>> open(
            SqlConnection transaction,
            RunContext run,
            Function<SqlConnection, Uni<Boolean>> allowed) {
        return Standing.locked(transaction, run.root())
                .map(standing -> wentWrong(standing.of(run.key())))
                .chain(wrong -> wrong ? allowed.apply(transaction) : Uni.createFrom().item(false))
                .chain(yes ->
                        yes
                                ? restart(transaction, run).map(Optional::of)
                                : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Changes> restart(SqlConnection transaction, RunContext run) {
        var changes = new Changes();
        return parts.cascade()
                .open(transaction, List.of(run.key()), true, changes)
                .replaceWith(changes);
    }

    private void committed(RunContext run, Changes changes) {
        parts.backlog().include(run.key().createdOn());
        engine.wake();
        parts.announcer().after(changes);
    }

    private static boolean wentWrong(Status status) {
        return switch (status) {
            case FAILED, ABORTED -> true;
            case SUCCESSFUL, INTERRUPTED, HELD, ONGOING, NOT_STARTED, EXCLUDED -> false;
        };
    }
}

package io.millrace.scheduler.interrupt;

import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.RequestedRun;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.engine.RunningTask;
import io.millrace.scheduler.engine.Standing;
import io.millrace.scheduler.engine.StopRuns;
import io.millrace.scheduler.engine.StopRuns.End;
import io.millrace.scheduler.run.Intervention;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stops a run: in force when the Uni completes. Fails with {@link RunRefused}. */
@ApplicationScoped
public class InterruptRun {

    /** What one try at the transaction did. */
    private record Interrupted(Set<RunKey> runs, List<RunningTask> running, Changes changes) {}

    private final EngineParts parts;
    private final Engine engine;
    private final StopRuns stopRuns;
    private final TellWorkers tellWorkers;

    public InterruptRun(EngineParts parts, Engine engine, TellWorkers tellWorkers) {
        this.parts = parts;
        this.engine = engine;
        this.stopRuns = new StopRuns(parts.cascade());
        this.tellWorkers = tellWorkers;
    }

    public Uni<Void> interrupt(String tenant, String user, String batchName, String batchRunId) {
        var deed = new Intervention("interrupt", user);
        return RequestedRun.find(parts, tenant, batchName, batchRunId)
                .chain(run -> interrupt(run, deed))
                .invoke(() -> deed.log(tenant, batchRunId));
    }

    private Uni<Void> interrupt(RunContext run, Intervention deed) {
        return parts.transactions()
                .run(
                        transaction ->
                                stop(transaction, run)
                                        .call(() -> deed.keep(transaction, run.key())),
                        this::announce)
                .invoke(this::afterwards)
                .replaceWithVoid();
    }

    private Uni<Interrupted> stop(SqlConnection transaction, RunContext run) {
        var changes = new Changes();
        return Standing.locked(transaction, run.root())
                .invoke(standing -> requireOngoing(standing.of(run.key())))
                .map(standing -> goingWith(run, standing))
                .chain(keys -> parts.contexts().load(transaction, keys))
                .chain(runs ->
                        stopRuns.stop(transaction, runs, End.INTERRUPTED, changes)
                                .map(running ->
                                        new Interrupted(
                                                Set.copyOf(runs.keySet()), running, changes)));
    }

    /** The run, and of a group the members that are going; those not begun stay as they are. */
    private static Set<RunKey> goingWith(RunContext run, Standing standing) {
        var keys = new HashSet<RunKey>();
        keys.add(run.key());
        if (run.parent() == null) {
            standing.statuses()
                    .forEach((key, status) -> {
                        if (status == Status.ONGOING) {
                            keys.add(key);
                        }
                    });
        }
        return keys;
    }

    private static void requireOngoing(Status status) {
        switch (status) {
            case ONGOING, HELD -> {}
            case INTERRUPTED ->
                    throw new RunRefused(
                            Reason.ALREADY_INTERRUPTED, "The run is interrupted already.");
            case SUCCESSFUL, FAILED, ABORTED, EXCLUDED, NOT_STARTED ->
                    throw new RunRefused(Reason.NOT_ONGOING, "The run is " + status.word() + ".");
        }
    }

    private Uni<Void> announce(SqlConnection transaction, Interrupted done) {
        return Uni.join()
                .all(
                        parts.signals().stopped(transaction, done.runs()),
                        parts.announcer().within(transaction, done.changes()))
                .andFailFast()
                .replaceWithVoid();
    }

    private void afterwards(Interrupted done) {
        engine.cancelCalls(done.runs());
        engine.wake();
        parts.announcer().after(done.changes());
        tellWorkers.tell(done.running());
    }
}

package io.millrace.scheduler.restart;

import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.GroupTasks;
import io.millrace.scheduler.engine.RequestedRun;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.engine.Standing;
import io.millrace.scheduler.run.Intervention;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Starts again what did not succeed; the run keeps its id, and its attempts go on counting. A
 * member restarted alone takes its group along. Fails with {@link RunRefused}.
 */
@ApplicationScoped
public class RestartRun {

    private final EngineParts parts;
    private final Engine engine;

    public RestartRun(EngineParts parts, Engine engine) {
        this.parts = parts;
        this.engine = engine;
    }

    public Uni<Void> restart(String tenant, String user, String batchName, String batchRunId) {
        var deed = new Intervention("restart", user);
        return RequestedRun.find(parts, tenant, batchName, batchRunId)
                .chain(run -> restart(run, deed))
                .invoke(() -> deed.log(tenant, batchRunId));
    }

    private Uni<Void> restart(RunContext run, Intervention deed) {
        return parts.transactions()
                .run(
                        transaction ->
                                open(transaction, run)
                                        .call(() -> deed.keep(transaction, run.key())),
                        parts.announcer()::within)
                .invoke(changes -> {
                    parts.backlog().include(run.root().createdOn());
                    parts.backlog().include(run.key().createdOn());
                    engine.wake();
                    parts.announcer().after(changes);
                })
                .replaceWithVoid();
    }

    private Uni<Changes> open(SqlConnection transaction, RunContext run) {
        var changes = new Changes();
        RunKey group = run.parent();
        return Standing.locked(transaction, run.root())
                .invoke(standing -> requireEndedBadly(standing.of(run.key())))
                .chain(() ->
                        group == null
                                ? parts.cascade()
                                        .open(transaction, List.of(run.key()), true, changes)
                                : openMember(transaction, group, run, changes))
                .replaceWith(changes);
    }

    private Uni<Void> openMember(
            SqlConnection transaction, RunKey group, RunContext run, Changes changes) {
        return GroupTasks.reopen(transaction, group, run.memberNo())
                .chain(() -> GroupTasks.membersWait(transaction, group))
                .chain(() -> parts.contexts().load(transaction, List.of(group)))
                .chain(groups -> parts.cascade().proceed(transaction, groups, false, changes));
    }

    private static void requireEndedBadly(Status status) {
        switch (status) {
            case FAILED, INTERRUPTED, ABORTED, HELD -> {}
            case SUCCESSFUL, ONGOING, NOT_STARTED, EXCLUDED ->
                    throw new RunRefused(Reason.NOT_ONGOING, "The run is " + status.word() + ".");
        }
    }
}

package io.millrace.scheduler.release;

import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.GroupTasks;
import io.millrace.scheduler.engine.RequestedRun;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.engine.Standing;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.Intervention;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.millrace.scheduler.run.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Lets held tasks (in a group: held batches) go. A run that stood HELD begins its deadline anew.
 * Fails with {@link RunRefused}.
 */
@ApplicationScoped
public class ReleaseTasks {

    private final EngineParts parts;
    private final Engine engine;

    public ReleaseTasks(EngineParts parts, Engine engine) {
        this.parts = parts;
        this.engine = engine;
    }

    public Uni<Void> release(
            String tenant, String user, String batchName, String batchRunId, List<String> codes) {
        var deed = new Intervention("release", user);
        return RequestedRun.find(parts, tenant, batchName, batchRunId)
                .chain(run -> release(run, numbers(run, codes), deed))
                .invoke(() -> deed.log(tenant, batchRunId));
    }

    private static List<Integer> numbers(RunContext run, List<String> codes) {
        return codes.stream().distinct().map(code -> number(run, code)).toList();
    }

    private static int number(RunContext run, String code) {
        Integer number = run.plan().number(code);
        if (number == null) {
            throw new RunRefused(Reason.DOES_NOT_EXIST, "There is no " + code + " in the run.");
        }
        return number;
    }

    private Uni<Void> release(RunContext run, List<Integer> numbers, Intervention deed) {
        return parts.transactions()
                .run(
                        transaction ->
                                release(transaction, run, numbers)
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

    private Uni<Changes> release(SqlConnection transaction, RunContext run, List<Integer> numbers) {
        var changes = new Changes();
        return Standing.locked(transaction, run.root())
                .map(standing -> requireReleasable(standing.of(run.key())))
                .call(() ->
                        GroupTasks.release(transaction, run.key(), numbers)
                                .invoke(released -> requireAll(run, numbers, released)))
                .call(() -> resumeGroup(transaction, run, changes))
                .call(() -> releaseMembers(transaction, run))
                .chain(status ->
                        parts.cascade()
                                .proceed(
                                        transaction,
                                        Map.of(run.key(), run),
                                        status == Status.HELD,
                                        changes))
                .replaceWith(changes);
    }

    private Uni<Void> resumeGroup(SqlConnection transaction, RunContext run, Changes changes) {
        RunKey group = run.parent();
        return group == null
                ? Uni.createFrom().voidItem()
                : GroupTasks.resume(transaction, group, run.memberNo())
                        .chain(() -> parts.contexts().load(transaction, List.of(group)))
                        .chain(groups ->
                                parts.cascade().proceed(transaction, groups, false, changes));
    }

    private static Uni<Void> releaseMembers(SqlConnection transaction, RunContext run) {
        return run.type() == BatchType.GROUP
                ? GroupTasks.membersWait(transaction, run.key())
                : Uni.createFrom().voidItem();
    }

    private static Status requireReleasable(Status status) {
        return switch (status) {
            case ONGOING, HELD, FAILED -> status;
            case INTERRUPTED, ABORTED, SUCCESSFUL, NOT_STARTED, EXCLUDED ->
                    throw new RunRefused(Reason.NOT_ONGOING, "The run is " + status.word() + ".");
        };
    }

    private static void requireAll(RunContext run, List<Integer> asked, List<Integer> released) {
        for (int number : asked) {
            if (!released.contains(number)) {
                throw new RunRefused(
                        Reason.NOT_ONGOING, run.plan().codes().get(number) + " is not held.");
            }
        }
    }
}

package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.Moves.MemberTask;
import io.millrace.scheduler.engine.Moves.RunMoved;
import io.millrace.scheduler.engine.Settlement.Origin;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Follows what a settlement moves: the end of a member's run settles the group's task, which may
 * open the next members. All of it happens in the transaction that moved the first stone.
 */
public final class Cascade {

    private final RunContexts contexts;

    public Cascade(RunContexts contexts) {
        this.contexts = contexts;
    }

    /** Settles tasks, and the rest from there. */
    Uni<Void> settle(SqlConnection transaction, List<Settlement> items, Changes changes) {
        return items.isEmpty()
                ? Uni.createFrom().voidItem()
                : SettleStatement.execute(transaction, items)
                        .chain(moves -> follow(transaction, moves, changes));
    }

    Uni<Void> follow(SqlConnection transaction, Moves moves, Changes changes) {
        changes.moveTasks(moves.settled());
        changes.moveRuns(moves.over());
        return begin(transaction, moves.members().stream().map(MemberTask::group).toList(), changes)
                .chain(() -> settleParents(transaction, moves.over(), changes));
    }

    /**
     * Opens runs: what did not succeed is ready again.
     *
     * @param held whether held tasks are let go too
     */
    public Uni<Void> open(
            SqlConnection transaction, Collection<RunKey> runs, boolean held, Changes changes) {
        return runs.isEmpty()
                ? Uni.createFrom().voidItem()
                : FamilyStatements.open(transaction, runs, held)
                        .chain(() -> contexts.load(transaction, runs))
                        .chain(opened -> proceed(transaction, opened, true, changes));
    }

    /**
     * Counts runs whose tasks were changed by hand, begins members that are ready, and goes on.
     *
     * @param fromNow whether the runs begin anew, and with them their deadlines
     */
    public Uni<Void> proceed(
            SqlConnection transaction,
            Map<RunKey, RunContext> runs,
            boolean fromNow,
            Changes changes) {
        var groups =
                runs.values().stream()
                        .filter(run -> run.type() == BatchType.GROUP)
                        .map(RunContext::key)
                        .toList();
        return FamilyStatements.count(transaction, runs, fromNow)
                .invoke(changes::moveRuns)
                .chain(counted ->
                        begin(transaction, groups, changes)
                                .chain(() -> settleParents(transaction, counted, changes)));
    }

    private Uni<Void> begin(SqlConnection transaction, Collection<RunKey> groups, Changes changes) {
        return groups.isEmpty()
                ? Uni.createFrom().voidItem()
                : FamilyStatements.beginMembers(transaction, groups)
                        .chain(members -> open(transaction, members, true, changes));
    }

    /** Ends the tasks that stand for these runs in their groups. */
    public Uni<Void> settleParents(
            SqlConnection transaction, List<RunMoved> moved, Changes changes) {
        var over =
                moved.stream()
                        .filter(run -> run.status() != Status.ONGOING)
                        .filter(run -> run.run().parent() != null)
                        .toList();
        var parents =
                over.stream().map(run -> run.run().parent()).filter(Objects::nonNull).toList();
        return over.isEmpty()
                ? Uni.createFrom().voidItem()
                : contexts.load(transaction, parents)
                        .chain(loaded -> settle(transaction, memberEnds(over, loaded), changes));
    }

    private static List<Settlement> memberEnds(
            List<RunMoved> over, Map<RunKey, RunContext> parents) {
        return over.stream()
                .map(moved ->
                        Settlement.ended(
                                Objects.requireNonNull(parents.get(moved.run().parent())),
                                moved.run().memberNo(),
                                0,
                                Origin.MEMBER,
                                taskState(moved.status())))
                .toList();
    }

    private static TaskState taskState(Status status) {
        return switch (status) {
            case SUCCESSFUL -> TaskState.SUCCESSFUL;
            case FAILED -> TaskState.FAILED;
            case INTERRUPTED -> TaskState.INTERRUPTED;
            case ABORTED -> TaskState.ABORTED;
            case HELD -> TaskState.HELD;
            case EXCLUDED, NOT_STARTED, ONGOING ->
                    throw new IllegalStateException("a run that is not over: " + status);
        };
    }
}

package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.Calls.Ticket;
import io.millrace.scheduler.engine.Settlement.Origin;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Finds what no event tells of: tasks whose pod is gone, callbacks that did not come, runs past
 * their deadline. Every pod looks; whoever settles first wins, and the others change nothing.
 */
final class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private static final String LOST =
            """
            select t.tenant, t.created_on, t.run_id, t.task_no, t.fence, t.attempt - t.attempt_base as tries,
                t.owner = $1 as mine
            from task t
            where t.state = 'RUNNING' and t.worker is not null
              and (t.owner = $1 or not exists (select from node n where n.id = t.owner and not n.dead))
            limit $2::int
            """;

    private static final String OVERDUE =
            """
            select t.tenant, t.created_on, t.run_id, t.task_no, t.fence, t.attempt - t.attempt_base as tries,
                false as mine
            from task t where t.state = 'AWAITING' and t.deadline < now()
            limit 1000
            """;

    private static final String LATE_RUNS =
            """
            select tenant, created_on, id as run_id from run
            where status = 'ONGOING' and deadline < now() limit 100
            """;

    /** A task found, and how often it was tried. */
    private record Found(Ticket ticket, int tries, boolean mine) {}

    private final EngineParts parts;
    private final Engine engine;
    private final Pool pool;
    private Set<Ticket> missed = Set.of();

    Housekeeping(EngineParts parts, Engine engine) {
        this.parts = parts;
        this.engine = engine;
        this.pool = parts.transactions().pool();
    }

    Uni<Void> look() {
        return lost().chain(this::overdue).chain(this::lateRuns);
    }

    private Uni<Void> lost() {
        return pool.preparedQuery(LOST)
                .execute(Tuple.of(parts.lease().node(), lookAt()))
                .map(Housekeeping::found)
                .map(this::trulyLost)
                .chain(found -> offer(found, Housekeeping::lost));
    }

    /** More than this pod may have in flight, or those would hide the lost ones for ever. */
    private int lookAt() {
        return parts.settings().slots() + 1000;
    }

    /** A task of this pod counts as lost when its call was not there at two looks running. */
    private List<Found> trulyLost(List<Found> found) {
        var absent = new HashSet<Ticket>();
        var lost = new ArrayList<Found>();
        for (var task : found) {
            if (task.mine() && engine.holds(task.ticket())) {
                continue;
            }
            if (!task.mine() || missed.contains(task.ticket())) {
                lost.add(task);
            } else {
                absent.add(task.ticket());
            }
        }
        missed = absent;
        return lost;
    }

    private Uni<Void> overdue() {
        return pool.preparedQuery(OVERDUE)
                .execute()
                .map(Housekeeping::found)
                .chain(found -> offer(found, Housekeeping::overdue));
    }

    private static Settlement lost(RunContext run, Found found) {
        return OutcomeRules.lost(run, found.ticket().taskNo(), found.ticket().fence());
    }

    private static Settlement overdue(RunContext run, Found found) {
        int number = found.ticket().taskNo();
        var aborted =
                Settlement.ended(
                        run, number, found.ticket().fence(), Origin.OVERDUE, TaskState.ABORTED);
        return OutcomeRules.overdue(aborted, run.plan().task(number), found.tries())
                .withError("no callback within " + run.plan().task(number).timeout());
    }

    private interface Verdict {
        Settlement of(RunContext run, Found found);
    }

    private Uni<Void> offer(List<Found> found, Verdict verdict) {
        return parts.contexts()
                .load(pool, found.stream().map(task -> task.ticket().run()).toList())
                .invoke(runs -> found.forEach(task -> offer(task, runs, verdict)))
                .replaceWithVoid();
    }

    private void offer(Found found, Map<RunKey, RunContext> runs, Verdict verdict) {
        var run = runs.get(found.ticket().run());
        if (run != null) {
            engine.offer(verdict.of(run, found));
        }
    }

    private Uni<Void> lateRuns() {
        return pool.preparedQuery(LATE_RUNS)
                .execute()
                .chain(rows -> parts.contexts().load(pool, keys(rows)))
                .onItem()
                .transformToMulti(runs -> Multi.createFrom().iterable(runs.values()))
                .onItem()
                .transformToUniAndConcatenate(this::abort)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One run that cannot be aborted must not keep others from it. */
    private Uni<Void> abort(RunContext run) {
        return new LateRun(parts, engine)
                .abort(run)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("%s is not aborted yet: %s", run.batchRunId(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private static List<RunKey> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Moves::keyOf).toList();
    }

    private static List<Found> found(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new Found(
                                new Ticket(
                                        Moves.keyOf(row),
                                        row.getInteger("task_no"),
                                        row.getInteger("fence")),
                                row.getInteger("tries"),
                                row.getBoolean("mine")))
                .toList();
    }
}

package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.ClaimStatement.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives claimed tasks that will be called back a job, stored before their calls leave. */
final class JobIdStatement {

    private static final String STORE =
            """
            update task t set job_id = w.job_id
            from unnest($1::text[], $2::date[], $3::bigint[], $4::int[], $5::text[])
                as w(tenant, created_on, run_id, task_no, job_id)
            where t.tenant = w.tenant and t.created_on = w.created_on
              and t.run_id = w.run_id and t.task_no = w.task_no
            """;

    /** As if the claim had not been, but for the fence, which only ever rises. */
    private static final String PUT_BACK =
            """
            update task t set
                state = 'READY',
                owner = null,
                attempt = t.attempt - 1,
                started_at = case when w.tries = 1 then null else t.started_at end,
                ready_at = now() + make_interval(secs => w.pause)
            from unnest($1::text[], $2::date[], $3::bigint[], $4::int[], $5::int[], $6::float8[])
                as w(tenant, created_on, run_id, task_no, tries, pause)
            where t.tenant = w.tenant and t.created_on = w.created_on
              and t.run_id = w.run_id and t.task_no = w.task_no
            """;

    private final JobIds ids;

    JobIdStatement(JobIds ids) {
        this.ids = ids;
    }

    /**
     * A redelivered call keeps its job. Tasks for which there is none are left out, and others are
     * soon looked for in their place.
     */
    ClaimStatement.Result assign(ClaimStatement.Result claim) {
        if (claim.claimed().stream().noneMatch(Claimed::awaits)) {
            return claim;
        }
        var claimed = new ArrayList<Claimed>();
        var without = new ArrayList<Claimed>();
        for (var task : claim.claimed()) {
            withJob(task).ifPresentOrElse(claimed::add, () -> without.add(task));
        }
        return new ClaimStatement.Result(claimed, without, claim.contended() || !without.isEmpty());
    }

    /** Statements of the claim's transaction. */
    Uni<Void> store(SqlClient transaction, ClaimStatement.Result claim) {
        var jobs = claim.claimed().stream().filter(Claimed::awaits).toList();
        return Uni.join()
                .all(storeJobs(transaction, jobs), putBack(transaction, claim.withoutJob()))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Uni<Void> storeJobs(SqlClient transaction, List<Claimed> jobs) {
        return jobs.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(STORE)
                        .execute(
                                Columns.of(jobs)
                                        .key(Claimed::run)
                                        .number(Claimed::taskNo)
                                        .text(Claimed::jobId)
                                        .tuple())
                        .replaceWithVoid();
    }

    private Uni<Void> putBack(SqlClient transaction, List<Claimed> tasks) {
        return tasks.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(PUT_BACK)
                        .execute(
                                Columns.of(tasks)
                                        .key(Claimed::run)
                                        .number(Claimed::taskNo)
                                        .number(Claimed::tries)
                                        .decimal(this::pause)
                                        .tuple())
                        .replaceWithVoid();
    }

    private double pause(Claimed task) {
        return ids.pause(task.run().tenant()).toMillis() / 1000.0;
    }

    private Optional<Claimed> withJob(Claimed task) {
        return !task.awaits() || task.jobId() != null
                ? Optional.of(task)
                : ids.next(task.run().tenant()).map(task::withJob);
    }
}

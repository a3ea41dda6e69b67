package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.ClaimStatement.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** Gives claimed tasks that will be called back a job, stored before their calls leave. */
final class JobIdStatement {

    private static final String SQL =
            """
            update task t set job_id = w.job_id
            from unnest($1::text[], $2::date[], $3::bigint[], $4::int[], $5::text[])
                as w(tenant, created_on, run_id, task_no, job_id)
            where t.tenant = w.tenant and t.created_on = w.created_on
              and t.run_id = w.run_id and t.task_no = w.task_no
            """;

    private final JobIds ids;

    JobIdStatement(JobIds ids) {
        this.ids = ids;
    }

    /** A redelivered call keeps its job. */
    ClaimStatement.Result assign(ClaimStatement.Result claim) {
        return claim.claimed().stream().noneMatch(Claimed::awaits)
                ? claim
                : new ClaimStatement.Result(
                        claim.claimed().stream().map(this::withJob).toList(), claim.contended());
    }

    Uni<Void> store(SqlClient transaction, List<Claimed> claimed) {
        var jobs = claimed.stream().filter(Claimed::awaits).toList();
        return jobs.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SQL)
                        .execute(
                                Columns.of(jobs)
                                        .key(Claimed::run)
                                        .number(Claimed::taskNo)
                                        .text(Claimed::jobId)
                                        .tuple())
                        .replaceWithVoid();
    }

    private Claimed withJob(Claimed task) {
        return !task.awaits() || task.jobId() != null
                ? task
                : new Claimed(
                        task.run(),
                        task.taskNo(),
                        task.worker(),
                        task.fence(),
                        task.attempt(),
                        task.tries(),
                        ids.next(),
                        true);
    }
}

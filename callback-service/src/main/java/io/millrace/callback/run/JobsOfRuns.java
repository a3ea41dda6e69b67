package io.millrace.callback.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Jobs as far as runs change them. Each statement said twice does what it does said once. */
final class JobsOfRuns {

    private static final String BIND =
            """
            update job j set batch_run_id = w.batch_run_id, task_code = w.task_code
            from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                as w(tenant, job_id, batch_run_id, task_code)
            where j.tenant = w.tenant and j.job_id = w.job_id and j.batch_run_id is null
            """;

    private static final String RETIRE =
            """
            update job j set retire_at = w.retire_at
            from unnest($1::text[], $2::text[], $3::timestamptz[]) as w(tenant, batch_run_id, retire_at)
            where j.tenant = w.tenant and j.batch_run_id = w.batch_run_id and j.retire_at <> w.retire_at
            """;

    private JobsOfRuns() {}

    /** Says whose the jobs are. */
    static Uni<Void> bind(SqlClient transaction, List<JobOfTask> jobs) {
        return jobs.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(BIND)
                        .execute(
                                Tuple.tuple()
                                        .addArrayOfString(texts(jobs, JobOfTask::tenant))
                                        .addArrayOfString(texts(jobs, JobOfTask::jobId))
                                        .addArrayOfString(texts(jobs, JobOfTask::batchRunId))
                                        .addArrayOfString(texts(jobs, JobOfTask::taskCode)))
                        .replaceWithVoid();
    }

    /** Says how much longer the jobs of these runs are kept. */
    static Uni<Void> retire(SqlClient transaction, List<EndedRun> runs, Duration kept) {
        return runs.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(RETIRE)
                        .execute(
                                Tuple.tuple()
                                        .addArrayOfString(texts(runs, EndedRun::tenant))
                                        .addArrayOfString(texts(runs, EndedRun::batchRunId))
                                        .addArrayOfOffsetDateTime(moments(runs, kept)))
                        .replaceWithVoid();
    }

    private static OffsetDateTime[] moments(List<EndedRun> runs, Duration kept) {
        return runs.stream()
                .map(run -> run.endedAt().plus(kept).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static <T> String[] texts(List<T> items, Function<T, String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }
}

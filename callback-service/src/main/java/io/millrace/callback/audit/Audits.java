package io.millrace.callback.audit;

import io.millrace.platform.page.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls as the database has them, newest first. */
@ApplicationScoped
class Audits {

    private static final String FROM =
            """
            select a.rest_audit_id, a.received_at, a.caller, a.job_id, a.status, a.message, a.answer,
                a.changed, j.batch_run_id, j.task_code
            from audit a left join job j on j.tenant = a.tenant and j.job_id = a.job_id
            where a.tenant = $1 and a.received_at >= $2 and a.received_at < $3
              and (a.received_at, a.rest_audit_id) < ($4, $5)
            """;
    private static final String LATEST =
            " order by a.received_at desc, a.rest_audit_id desc limit $6";
    private static final String BY_TIME = FROM + LATEST;
    private static final String BY_JOBS = FROM + "and a.job_id = any($7::text[])" + LATEST;
    private static final String JOBS_OF_RUN =
            "select job_id from job where tenant = $1 and batch_run_id = $2 limit 20000";

    private final Pool pool;

    Audits(Pool pool) {
        this.pool = pool;
    }

    Uni<Page<AuditView>> list(String tenant, AuditFilter filter) {
        return rows(tenant, filter)
                .map(rows -> Page.of(rows, filter.page(), Audits::key))
                .map(page -> page.map(AuditView::of));
    }

    private Uni<List<Row>> rows(String tenant, AuditFilter filter) {
        String run = filter.batchRunId();
        String job = filter.jobId();
        if (run != null) {
            return jobsOf(tenant, run, job).chain(jobs -> ofJobs(tenant, filter, jobs));
        }
        return job != null
                ? ofJobs(tenant, filter, new String[] {job})
                : read(BY_TIME, values(tenant, filter));
    }

    private Uni<String[]> jobsOf(String tenant, String run, @Nullable String only) {
        return pool.preparedQuery(JOBS_OF_RUN)
                .execute(Tuple.of(tenant, run))
                .map(found ->
                        listOf(found).stream()
                                .map(row -> row.getString(0))
                                .filter(job -> only == null || only.equals(job))
                                .toArray(String[]::new));
    }

    private Uni<List<Row>> ofJobs(String tenant, AuditFilter filter, String[] jobs) {
        return jobs.length == 0
                ? Uni.createFrom().item(List.of())
                : read(BY_JOBS, values(tenant, filter).addArrayOfString(jobs));
    }

    private Uni<List<Row>> read(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(Audits::listOf);
    }

    private static Tuple values(String tenant, AuditFilter filter) {
        var before = filter.before();
        return Tuple.tuple()
                .addString(tenant)
                .addOffsetDateTime(utc(filter.from()))
                .addOffsetDateTime(utc(filter.to()))
                .addOffsetDateTime(utc(before.receivedAt()))
                .addLong(before.restAuditId())
                .addInteger(filter.page().fetchSize());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static List<Row> listOf(RowSet<Row> found) {
        var rows = new ArrayList<Row>(found.size());
        found.forEach(rows::add);
        return rows;
    }

    private static List<String> key(Row row) {
        long millis = row.getOffsetDateTime("received_at").toInstant().toEpochMilli();
        return List.of(Long.toString(millis), row.getLong("rest_audit_id").toString());
    }
}

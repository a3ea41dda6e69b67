package io.millrace.report.queue;

import io.millrace.report.query.ReportQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who makes which report: claims by lease and fence, of whichever pod is first. */
@ApplicationScoped
public class ReportQueue {

    /** Claims are few; one after the other they keep to each tenant's limit exactly. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtext('report_request'))";

    /**
     * The oldest of the tenant with the fewest in the making. One whose lease ran out counts as in
     * the making until somebody takes it: its maker may only be slow. What an earlier maker left
     * behind is not to be found any more.
     */
    private static final String CLAIM =
            """
            WITH busy AS (
                SELECT tenant, count(*) AS number FROM report_request
                WHERE status = 'RUNNING' GROUP BY tenant),
            next AS (
                SELECT r.tenant, r.id, r.object_key, r.upload_id FROM report_request r
                LEFT JOIN busy ON busy.tenant = r.tenant
                WHERE ((r.status = 'PENDING' AND r.due_at <= now())
                        OR (r.status = 'RUNNING' AND r.lease_until < now()))
                    AND coalesce(busy.number, 0) - (r.status = 'RUNNING')::integer < $1
                ORDER BY coalesce(busy.number, 0) - (r.status = 'RUNNING')::integer, r.id LIMIT 1
                FOR UPDATE OF r SKIP LOCKED),
            discarded AS (
                INSERT INTO discarded_object (object_key, upload_id, due_at, until)
                SELECT object_key, upload_id, now(), now() + interval '1 hour' FROM next
                WHERE object_key IS NOT NULL
                ON CONFLICT DO NOTHING)
            UPDATE report_request r
            SET status = 'RUNNING', pod = $2, fence = r.fence + 1,
                lost = r.lost + (r.status = 'RUNNING')::integer,
                lease_until = now() + $3::float8 * interval '1 ms',
                started_at = coalesce(r.started_at, now()), row_count = 0, upload_id = NULL,
                object_key = r.tenant || '/' || $4 || '.csv'
            FROM next WHERE r.tenant = next.tenant AND r.id = next.id
            RETURNING r.tenant, r.id, r.report_code, r.fence, r.lost, r.object_key, r.data_source,
                r.statement, r.bindings
            """;

    private static final String RENEW =
            """
            UPDATE report_request SET lease_until = now() + $4::float8 * interval '1 ms', row_count = $5
            WHERE tenant = $1 AND id = $2 AND fence = $3 AND status = 'RUNNING'
            """;

    private static final String UPLOADING =
            """
            UPDATE report_request SET upload_id = $4
            WHERE tenant = $1 AND id = $2 AND fence = $3 AND status = 'RUNNING'
            """;

    private static final String HAND_BACK =
            """
            UPDATE report_request SET status = 'PENDING', due_at = now()
            WHERE pod = $1 AND status = 'RUNNING'
            """;

    /** Of a maker that was taken for lost and is there. */
    private static final String NOT_LOST =
            """
            UPDATE report_request SET lost = greatest(lost - 1, 0)
            WHERE tenant = $1 AND id = $2 AND fence > $3 AND status IN ('PENDING', 'RUNNING')
            """;

    private final Pool pool;

    ReportQueue(Pool pool) {
        this.pool = pool;
    }

    /**
     * The next report to be made.
     *
     * @param tenantLimit in the making of one tenant at a time, over all pods
     */
    public Uni<Optional<ClaimedReport>> claim(String pod, int tenantLimit, Duration lease) {
        String object = OffsetDateTime.now(ZoneOffset.UTC).toLocalDate() + "/" + UUID.randomUUID();
        return pool.withTransaction(transaction ->
                transaction
                        .query(ONE_AT_A_TIME)
                        .execute()
                        .chain(() ->
                                claim(
                                        transaction,
                                        Tuple.of(
                                                tenantLimit,
                                                pod,
                                                (double) lease.toMillis(),
                                                object))));
    }

    private static Uni<Optional<ClaimedReport>> claim(SqlConnection transaction, Tuple values) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(values)
                .map(rows -> ReportRequests.first(rows).map(ReportQueue::claimed));
    }

    private static ClaimedReport claimed(Row row) {
        return new ClaimedReport(
                row.getString("tenant"),
                row.getLong("id"),
                row.getString("report_code"),
                row.getInteger("fence"),
                row.getInteger("lost"),
                row.getString("object_key"),
                new ReportQuery(
                        row.getString("data_source"),
                        row.getString("statement"),
                        valuesOf(row.get(JsonArray.class, "bindings"))));
    }

    private static List<List<String>> valuesOf(JsonArray bindings) {
        return bindings.stream()
                .map(values -> ((JsonArray) values).stream().map(String.class::cast).toList())
                .toList();
    }

    /** Keeps the report ours and says how far it is; false where it is ours no more. */
    public Uni<Boolean> renew(ClaimedReport report, Duration lease, long rows) {
        return pool.preparedQuery(RENEW)
                .execute(
                        Tuple.of(
                                report.tenant(),
                                report.id(),
                                report.fence(),
                                (double) lease.toMillis(),
                                rows))
                .map(renewed -> renewed.rowCount() == 1);
    }

    /** Remembers the upload, for others to abort; false where the report is ours no more. */
    public Uni<Boolean> uploading(ClaimedReport report, String uploadId) {
        return pool.preparedQuery(UPLOADING)
                .execute(Tuple.of(report.tenant(), report.id(), report.fence(), uploadId))
                .map(kept -> kept.rowCount() == 1);
    }

    /** Whatever this pod is making is for others, now; tells how many those are. */
    public Uni<Integer> handBack(String pod) {
        return pool.preparedQuery(HAND_BACK).execute(Tuple.of(pod)).map(SqlResult::rowCount);
    }

    /** Says that we are there still, though another has taken the report from us. */
    public Uni<Void> notLost(ClaimedReport report) {
        return pool.preparedQuery(NOT_LOST)
                .execute(Tuple.of(report.tenant(), report.id(), report.fence()))
                .replaceWithVoid();
    }
}

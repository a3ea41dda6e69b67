package io.millrace.report.queue;

import io.millrace.contracts.Events;
import io.millrace.contracts.ReportFinished;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.Outbox;
import io.millrace.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends requests, and tells of it in the same transaction. */
@ApplicationScoped
public class FinishReport {

    private static final String COMPLETE =
            """
            UPDATE report_request
            SET status = 'COMPLETE', ended_at = now(), row_count = $4, size_bytes = $5
            WHERE tenant = $1 AND id = $2 AND fence = $3 AND status = 'RUNNING' RETURNING
            """
                    + RequestedReport.COLUMNS;

    private static final String FAIL =
            """
            UPDATE report_request SET status = 'FAIL', ended_at = now(), message = $4
            WHERE tenant = $1 AND id = $2 AND fence = $3 AND status = 'RUNNING' RETURNING
            """
                    + RequestedReport.COLUMNS;

    private static final String CANCEL =
            """
            UPDATE report_request SET status = 'FAIL', ended_at = now(), message = $3
            WHERE tenant = $1 AND id = $2 AND status IN ('PENDING', 'RUNNING') RETURNING
            """
                    + RequestedReport.COLUMNS;

    private static final String PUT_OFF =
            """
            UPDATE report_request SET status = 'PENDING', due_at = now() + $4::float8 * interval '1 ms'
            WHERE tenant = $1 AND id = $2 AND fence = $3 AND status = 'RUNNING'
            """;

    private static final String DISCARD =
            """
            INSERT INTO discarded_object (object_key, upload_id, due_at, until)
            SELECT object_key, upload_id, now(), now() + interval '1 hour' FROM report_request
            WHERE tenant = $1 AND id = $2 AND object_key IS NOT NULL
            ON CONFLICT DO NOTHING
            """;

    private final Pool pool;
    private final Outbox outbox;
    private final EventWriter events;
    private final Clock clock;

    FinishReport(Pool pool, Outbox outbox, EventWriter events, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** The file is there; false where the report is another's by now, and so is its end. */
    public Uni<Boolean> complete(ClaimedReport report, MadeFile file) {
        var values =
                Tuple.of(
                        report.tenant(),
                        report.id(),
                        report.fence(),
                        file.rows(),
                        file.sizeBytes());
        return end(COMPLETE, values).map(Optional::isPresent);
    }

    /** It cannot be made; what is there of the file goes. */
    public Uni<Boolean> fail(ClaimedReport report, String message) {
        return end(FAIL, Tuple.of(report.tenant(), report.id(), report.fence(), message))
                .map(Optional::isPresent);
    }

    /** Nobody wants it any more; empty where it has ended already. */
    public Uni<Optional<RequestedReport>> cancel(String tenant, long id, String message) {
        return end(CANCEL, Tuple.of(tenant, id, message));
    }

    /** It is made later, by whoever is first; false where it is ours no more. */
    public Uni<Boolean> putOff(ClaimedReport report, Duration pause) {
        return pool.preparedQuery(PUT_OFF)
                .execute(
                        Tuple.of(
                                report.tenant(),
                                report.id(),
                                report.fence(),
                                (double) pause.toMillis()))
                .map(putOff -> putOff.rowCount() == 1);
    }

    private Uni<Optional<RequestedReport>> end(String statement, Tuple values) {
        return pool.withTransaction(transaction ->
                        transaction
                                .preparedQuery(statement)
                                .execute(values)
                                .map(rows -> ReportRequests.first(rows).map(RequestedReport::of))
                                .call(ended -> tell(transaction, ended)))
                .invoke(outbox::wake);
    }

    private Uni<Void> tell(SqlConnection transaction, Optional<RequestedReport> ended) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var report = ended.get();
        var told = outbox.append(transaction, List.of(event(report)));
        return report.status() == RequestStatus.FAIL
                ? told.chain(() -> discard(transaction, report))
                : told;
    }

    private static Uni<Void> discard(SqlConnection transaction, RequestedReport report) {
        return transaction
                .preparedQuery(DISCARD)
                .execute(Tuple.of(report.tenant(), report.id()))
                .replaceWithVoid();
    }

    private OutboxEvent event(RequestedReport report) {
        var endedAt = report.endedAt();
        return events.write(
                Events.REPORT_FINISHED,
                report.tenant(),
                Long.toString(report.id()),
                new ReportFinished(
                        report.id(),
                        report.reportCode(),
                        report.status().name(),
                        report.rows(),
                        report.sizeBytes(),
                        report.requestedBy(),
                        report.requestedAt(),
                        report.startedAt(),
                        endedAt == null ? clock.instant() : endedAt,
                        report.message()),
                report.traceparent());
    }
}

package io.millrace.report.queue;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Requests by tenant and number. */
@ApplicationScoped
public class ReportRequests {

    private static final String INSERT =
            """
            INSERT INTO report_request (tenant, report_code, requested_by, requested_at, traceparent,
                data_source, statement, bindings, status, due_at)
            SELECT $1, $2, $3, now(), $4, $5, $6, $7, 'PENDING', now()
            WHERE (SELECT count(*) FROM report_request
                WHERE tenant = $1 AND status IN ('PENDING', 'RUNNING')) < $8
            RETURNING id
            """;

    private static final String FIND =
            "SELECT "
                    + RequestedReport.COLUMNS
                    + " FROM report_request WHERE tenant = $1 AND id = $2";

    private final Pool pool;

    ReportRequests(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> transact(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /**
     * Takes the request into the queue and tells its number; empty where the tenant has as many
     * open ones as it may.
     */
    public Uni<Optional<Long>> insert(SqlClient transaction, NewRequest request, int mostOpen) {
        var query = request.query();
        var bindings = new JsonArray();
        query.bindings().forEach(values -> bindings.add(new JsonArray(values)));
        return transaction
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addString(request.tenant())
                                .addString(request.reportCode())
                                .addString(request.requestedBy())
                                .addString(request.traceparent())
                                .addString(query.dataSource())
                                .addString(query.statement())
                                .addValue(bindings)
                                .addInteger(mostOpen))
                .map(rows -> first(rows).map(row -> row.getLong(0)));
    }

    public Uni<Optional<RequestedReport>> find(String tenant, long id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(tenant, id))
                .map(rows -> first(rows).map(RequestedReport::of));
    }

    static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }
}

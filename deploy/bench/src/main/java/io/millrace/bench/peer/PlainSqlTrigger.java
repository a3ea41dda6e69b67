package io.millrace.bench.peer;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;

/**
 * One trigger: a run, its five ready tasks and its event in one statement, which is its own
 * transaction.
 */
final class PlainSqlTrigger {

    private static final String INSERT =
            """
            with new_run as (
              insert into run (tenant, created_on, id, batch_run_id, batch_name, millis, batch_type,
                definition_version, status, active, tasks, business_date, triggered_by, started_at)
              values (?, ?, ?, ?, ?, ?, 'BATCH', 1, 'ONGOING', 5, 5, ?, ?, now())
              returning tenant, created_on, id),
            new_tasks as (
              insert into task (tenant, created_on, run_id, task_no, state, unmet, worker, ready_at)
              select tenant, created_on, id, task_no, state, unmet, worker, now()
              from new_run, unnest(?::int[], ?::text[], ?::int[], ?::text[]) t (task_no, state, unmet, worker))
            insert into outbox (tenant, topic, key, type, event_id, payload)
            values (?, 'millrace.runs', ?, 'io.millrace.run-status-changed.v1', ?, ?)\
            """;
    private final PreparedStatement insert;
    private final String tenant;
    private final Array numbers;
    private final Array states;
    private final Array unmet;
    private final Array workers;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final long firstMillis;

    PlainSqlTrigger(Connection connection, String tenant, long firstMillis) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        this.tenant = tenant;
        this.firstMillis = firstMillis;
        numbers = connection.createArrayOf("int4", new Object[] {0, 1, 2, 3, 4});
        states = connection.createArrayOf("text", Collections.nCopies(5, "READY").toArray());
        unmet = connection.createArrayOf("int4", Collections.nCopies(5, 0).toArray());
        workers = connection.createArrayOf("text", Collections.nCopies(5, "BENCH_GATE").toArray());
    }

    void commit(int id) throws SQLException {
        String batchRunId = "BENCH_GATED_%s_%d_1".formatted(today, firstMillis + id);
        UUID event = UUID.randomUUID();
        insert.setString(1, tenant);
        insert.setObject(2, today);
        insert.setLong(3, id);
        insert.setString(4, batchRunId);
        insert.setString(5, "BENCH_GATED");
        insert.setLong(6, firstMillis + id);
        insert.setObject(7, today);
        insert.setString(8, "bench");
        insert.setArray(9, numbers);
        insert.setArray(10, states);
        insert.setArray(11, unmet);
        insert.setArray(12, workers);
        insert.setString(13, tenant);
        insert.setString(14, batchRunId);
        insert.setObject(15, event);
        insert.setString(16, payload(event, batchRunId));
        insert.executeUpdate();
    }

    private String payload(UUID event, String batchRunId) {
        return """
        {"specversion":"1.0","id":"%s","source":"/scheduler-service",\
        "type":"io.millrace.run-status-changed.v1","subject":"%s","time":"2026-01-01T00:00:00.000Z",\
        "datacontenttype":"application/json","tenant":"%s","data":{"batchRunId":"%2$s",\
        "batchName":"BENCH_GATED","batchType":"rest","status":"ON-GOING","businessDate":"2026-01-01",\
        "triggeredBy":"bench","startedAt":"2026-01-01T00:00:00.000Z","tasks":5,"tasksFailed":0}}\
        """
                .formatted(event, batchRunId, tenant);
    }
}

package io.millrace.bench.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
              values (?, ?, ?, ?, ?, ?, 'REST', 1, 'ONGOING', 5, 5, ?, ?, now())
              returning tenant, created_on, id),
            new_tasks as (
              insert into task (tenant, created_on, run_id, task_no, state, unmet, worker, ready_at)
              select tenant, created_on, id, task_no, 'READY', 0, ?, now()
              from new_run, generate_series(0, 4) task_no)
            insert into outbox (tenant, topic, key, type, event_id, payload)
            values (?, 'millrace.runs', ?, 'io.millrace.run-status-changed.v1', ?, ?)\
            """;
    private final PreparedStatement insert;
    private final String tenant;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final long firstMillis = System.currentTimeMillis();

    PlainSqlTrigger(Connection connection, String tenant) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        this.tenant = tenant;
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
        insert.setString(9, "BENCH_GATE");
        insert.setString(10, tenant);
        insert.setString(11, batchRunId);
        insert.setObject(12, event);
        insert.setString(13, payload(event, batchRunId));
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

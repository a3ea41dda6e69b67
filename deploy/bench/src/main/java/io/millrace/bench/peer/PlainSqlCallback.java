package io.millrace.bench.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * One callback: the job's status, the record of the call and the event in one statement, which is
 * its own transaction.
 */
final class PlainSqlCallback {

    private static final String UPDATE =
            """
            with moved as (
              update job set status = 'Completed'
              where tenant = ? and job_id = ? and (status is null or status = 'Started') returning job_id),
            kept as (
              insert into audit (tenant, rest_audit_id, received_at, caller, job_id, status, message, answer, changed)
              values (?, nextval('rest_audit_id'), now(), 'bench', ?, 'Completed', ?, 200, true))
            insert into outbox (tenant, topic, key, type, event_id, payload)
            select ?, 'millrace.jobs', job_id, 'io.millrace.job-status-changed.v1', ?, ? from moved\
            """;

    private static final String MESSAGE = "{\"rows\":120000}";

    private final PreparedStatement update;
    private final String tenant;

    PlainSqlCallback(Connection connection, String tenant) throws SQLException {
        update = connection.prepareStatement(UPDATE);
        this.tenant = tenant;
    }

    void commit(String jobId) throws SQLException {
        UUID event = UUID.randomUUID();
        update.setString(1, tenant);
        update.setString(2, jobId);
        update.setString(3, tenant);
        update.setString(4, jobId);
        update.setString(5, MESSAGE);
        update.setString(6, tenant);
        update.setObject(7, event);
        update.setString(8, payload(event, jobId));
        if (update.executeUpdate() != 1) {
            throw new SQLException("job " + jobId + " was not settled");
        }
    }

    private String payload(UUID event, String jobId) {
        return """
        {"specversion":"1.0","id":"%s","source":"/callback-service",\
        "type":"io.millrace.job-status-changed.v1","subject":"%s","time":"2026-01-01T00:00:00.000Z",\
        "datacontenttype":"application/json","tenant":"%s","data":{"jobId":"%2$s","status":"Completed",\
        "message":"{\\"rows\\":120000}","restAuditId":1234,"receivedAt":"2026-01-01T00:00:00.000Z",\
        "batchRunId":null,"taskCode":null}}\
        """
                .formatted(event, jobId, tenant);
    }
}

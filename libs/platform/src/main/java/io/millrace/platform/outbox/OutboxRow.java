package io.millrace.platform.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A committed event that Kafka has not acknowledged. */
record OutboxRow(long id, String topic, String key, UUID eventId, String payload) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getUUID("event_id"),
                row.getString("payload"));
    }
}

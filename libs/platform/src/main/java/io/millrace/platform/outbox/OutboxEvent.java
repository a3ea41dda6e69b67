package io.millrace.platform.outbox;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.EventType;
import java.util.UUID;

/**
 * One row of the outbox.
 *
 * @param key the aggregate: events of one key arrive in the order of their commits
 * @param payload the CloudEvent as JSON
 */
public record OutboxEvent(
        String tenant, String topic, String key, String type, UUID eventId, String payload) {

    /** The row that sends the event to its topic. */
    public static OutboxEvent of(EventType<?> type, CloudEvent<?> event) {
        return new OutboxEvent(
                event.tenant(),
                type.topic(),
                event.subject(),
                event.type(),
                event.id(),
                EventJson.write(event));
    }
}

package io.millrace.platform.outbox;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;

/** An event is remembered a day longer than the week for which Kafka keeps it. */
@ApplicationScoped
class InboxPruning implements Pruning {

    @Override
    public String subject() {
        return "events applied";
    }

    @Override
    public String statement() {
        return """
        DELETE FROM inbox WHERE (consumer, event_id) IN (
            SELECT consumer, event_id FROM inbox WHERE applied_at < now() - interval '8 days'
            LIMIT 5000 FOR UPDATE SKIP LOCKED)
        """;
    }

    @Override
    public int batchSize() {
        return 5000;
    }
}

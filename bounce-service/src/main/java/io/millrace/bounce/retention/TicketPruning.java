package io.millrace.bounce.retention;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Changes whose window, or whose end, is so long past that nobody asks for them. */
@ApplicationScoped
class TicketPruning implements Pruning {

    private static final int BATCH = 1000;

    private final Duration kept;

    TicketPruning(
            @ConfigProperty(name = "millrace.bounce.kept", defaultValue = "P400D") Duration kept) {
        this.kept = kept;
    }

    @Override
    public String subject() {
        return "changes of instances";
    }

    /** What is in progress stays, and so does what waits to be scheduled. */
    @Override
    public String statement() {
        return """
        DELETE FROM ticket WHERE (tenant, rfc_number) IN (
            SELECT t.tenant, t.rfc_number FROM ticket t
            LEFT JOIN execution e ON e.tenant = t.tenant AND e.id = t.rfc_number
            WHERE CASE WHEN e.id IS NULL THEN t.ends_at ELSE e.ended_at END
                < now() - make_interval(secs => %d)
            LIMIT %d FOR UPDATE OF t SKIP LOCKED)
        """
                .formatted(kept.toSeconds(), BATCH);
    }

    @Override
    public int batchSize() {
        return BATCH;
    }
}

package io.millrace.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How many events wait, and how long the oldest has; looked at every few seconds. */
@ApplicationScoped
class OutboxGauges {

    private static final Logger LOG = Logger.getLogger(OutboxGauges.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Counts no further than is of interest, so that a long backlog costs nothing more. */
    private static final String LOOK =
            """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8
            FROM (SELECT created_at FROM outbox ORDER BY id LIMIT 100000) AS oldest
            """;

    private final Vertx vertx;
    private final Instance<Pool> pool;
    private final MeterRegistry meters;
    private final boolean enabled;
    private volatile double waiting;
    private volatile double oldestSeconds;

    @Inject
    OutboxGauges(
            Vertx vertx,
            Instance<Pool> pool,
            MeterRegistry meters,
            @ConfigProperty(name = "millrace.postgresql.enabled") boolean enabled) {
        this.vertx = vertx;
        this.pool = pool;
        this.meters = meters;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            Gauge.builder("millrace.outbox.waiting", () -> waiting).register(meters);
            Gauge.builder("millrace.outbox.oldest", () -> oldestSeconds)
                    .baseUnit("seconds")
                    .register(meters);
            vertx.setPeriodic(EVERY.toMillis(), _ -> look());
        }
    }

    private void look() {
        pool.get()
                .query(LOOK)
                .execute()
                .subscribe()
                .with(this::keep, failure -> LOG.debugf("outbox not counted: %s", failure));
    }

    private void keep(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        waiting = row.getLong(0);
        oldestSeconds = row.getDouble(1);
    }
}

package io.millrace.file.comparison;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** Makes the comparison once a night, on whichever pod is first, and keeps what it found. */
@ApplicationScoped
public class NightlyComparison {

    private static final Logger LOG = Logger.getLogger(NightlyComparison.class);

    private static final String BEGIN =
            "INSERT INTO comparison (day, started_at) VALUES ($1, now()) ON CONFLICT DO NOTHING";
    private static final String END =
            """
            UPDATE comparison SET ended_at = now(), objects = $2, orphan_objects = $3,
              orphan_records = $4, orphan_uploads = $5 WHERE day = $1
            """;

    private final Pool pool;
    private final Comparison comparison;
    private final Clock clock;
    private final AtomicReference<Findings> last = new AtomicReference<>(Findings.NONE);

    NightlyComparison(Pool pool, Comparison comparison, Clock clock, MeterRegistry meters) {
        this.pool = pool;
        this.comparison = comparison;
        this.clock = clock;
        gauge(meters, "object", Findings::orphanObjects);
        gauge(meters, "record", Findings::orphanRecords);
        gauge(meters, "upload", Findings::orphanUploads);
    }

    private void gauge(MeterRegistry meters, String kind, ToDoubleFunction<Findings> number) {
        Gauge.builder("millrace.files.orphans", last, found -> number.applyAsDouble(found.get()))
                .tag("kind", kind)
                .description("What the last comparison on this pod found")
                .register(meters);
    }

    @Scheduled(
            cron = "${millrace.file.comparison.cron:0 30 2 * * ?}",
            timeZone = "UTC",
            identity = "comparison")
    public Uni<Void> nightly() {
        LocalDate today = LocalDate.now(clock);
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(today))
                .chain(begun -> begun.rowCount() == 1 ? make(today) : Uni.createFrom().voidItem());
    }

    private Uni<Void> make(LocalDate today) {
        return comparison
                .make()
                .invoke(last::set)
                .invoke(NightlyComparison::report)
                .chain(found ->
                        pool.preparedQuery(END)
                                .execute(
                                        Tuple.of(
                                                today,
                                                found.objects(),
                                                found.orphanObjects(),
                                                found.orphanRecords(),
                                                found.orphanUploads())))
                .replaceWithVoid();
    }

    private static void report(Findings found) {
        LOG.infof(
                "%d objects compared: %d without a record, %d records without an object, %d uploads without a record",
                found.objects(),
                found.orphanObjects(),
                found.orphanRecords(),
                found.orphanUploads());
    }
}

package io.millrace.callback.retention;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Makes the partitions of the coming weeks and drops those whose time is over. */
@ApplicationScoped
public class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final Pool pool;
    private final RetentionSettings settings;
    private final Clock clock;

    public Partitions(Pool pool, RetentionSettings settings, Clock clock) {
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", identity = "partitions")
    Uni<Void> maintain() {
        return makeAhead().chain(this::dropOld);
    }

    private Uni<Void> makeAhead() {
        var today = today();
        return pool.preparedQuery("select ensure_partitions($1, $2)")
                .execute(Tuple.of(today.minusDays(1), today.plusWeeks(settings.weeksAhead())))
                .replaceWithVoid();
    }

    private Uni<Void> dropOld() {
        return pool.preparedQuery("select drop_partitions($1)")
                .execute(Tuple.of(today().minusWeeks(settings.weeks())))
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(dropped -> LOG.debugf("%d partitions dropped", dropped))
                .replaceWithVoid();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

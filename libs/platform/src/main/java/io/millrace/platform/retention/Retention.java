package io.millrace.platform.retention;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Prunes at a slow tick, on every pod: pods do not get in each other's way. */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Vertx vertx;
    private final Instance<Pool> pool;
    private final Instance<Pruning> prunings;
    private final Duration every;
    private final boolean enabled;

    @Inject
    Retention(
            Vertx vertx,
            Instance<Pool> pool,
            @Any Instance<Pruning> prunings,
            @ConfigProperty(name = "millrace.retention.every", defaultValue = "60s") Duration every,
            @ConfigProperty(name = "millrace.postgresql.enabled") boolean enabled) {
        this.vertx = vertx;
        this.pool = pool;
        this.prunings = prunings;
        this.every = every;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            vertx.setPeriodic(every.toMillis(), _ -> tick());
        }
    }

    /** Prunes everything that is due, one kind after the other. */
    public Uni<Void> prune() {
        return Multi.createFrom()
                .iterable(prunings)
                .onItem()
                .transformToUniAndConcatenate(this::prune)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void tick() {
        prune().subscribe().with(_ -> {}, failure -> LOG.debugf("pruning put off: %s", failure));
    }

    private Uni<Integer> prune(Pruning pruning) {
        return Uni.createFrom()
                .deferred(() -> pool.get().query(pruning.statement()).execute())
                .map(SqlResult::rowCount)
                .repeat()
                .whilst(deleted -> deleted >= pruning.batchSize())
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .invoke(total -> LOG.debugf("%d rows pruned: %s", total, pruning.subject()));
    }
}

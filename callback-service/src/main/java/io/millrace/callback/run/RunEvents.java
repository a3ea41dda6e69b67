package io.millrace.callback.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears of runs. Events are acknowledged when their effect is committed; the effect itself is
 * idempotent, so a repeat does no harm.
 */
@ApplicationScoped
public class RunEvents {

    private static final Logger LOG = Logger.getLogger(RunEvents.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Pool pool;
    private final Duration kept;

    public RunEvents(
            Pool pool,
            @ConfigProperty(name = "millrace.jobs.ended", defaultValue = "91d") Duration kept) {
        this.pool = pool;
        this.kept = kept;
    }

    @Incoming("runs")
    public Uni<Void> hear(List<String> events) {
        var news = RunNews.read(events);
        return news.isEmpty() ? Uni.createFrom().voidItem() : apply(news);
    }

    private Uni<Void> apply(RunNews news) {
        return Uni.createFrom()
                .deferred(() ->
                        pool.withTransaction(transaction ->
                                JobsOfRuns.bind(transaction, news.jobs())
                                        .chain(() ->
                                                JobsOfRuns.retire(
                                                        transaction, news.ended(), kept))))
                .onFailure()
                .invoke(failure -> LOG.warnf("News of runs wait: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, PAUSE.multipliedBy(50))
                .indefinitely();
    }
}

package io.millrace.callback.run;

import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
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
 * idempotent, so a repeat does no harm. News that cannot be applied are let go: without them a job
 * is listed without its run, and kept longer.
 */
@ApplicationScoped
public class RunEvents {

    private static final Logger LOG = Logger.getLogger(RunEvents.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 4;

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
                .onFailure(failure -> !Outage.isBehind(failure))
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure(Outage::isBehind)
                .invoke(failure -> LOG.warnf("News of runs wait: %s", failure.getMessage()))
                .onFailure(Outage::isBehind)
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure()
                .recoverWithUni(RunEvents::dropped);
    }

    private static Uni<Void> dropped(Throwable failure) {
        LOG.errorf("%s: news of runs are dropped", Fault.report(failure).code());
        return Uni.createFrom().voidItem();
    }
}

package io.millrace.scheduler.job;

import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.JobIds;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Job ids out of blocks that are reserved ahead of time, one call for each, in the background.
 * While the callback service is away asynchronous tasks wait when the blocks are used up; all
 * others go on.
 */
@ApplicationScoped
class ReservedJobIds implements JobIds {

    private static final Logger LOG = Logger.getLogger(ReservedJobIds.class);
    private static final Duration SOON = Duration.ofMillis(30);
    private static final Duration LATER = Duration.ofSeconds(2);

    private final JobIdSource source;
    private final JobSettings settings;
    private final Vertx vertx;
    private final Instance<Engine> engine;
    private final Clock clock;
    private final Map<String, JobIdStock> stocks = new ConcurrentHashMap<>();

    ReservedJobIds(
            JobIdSource source,
            JobSettings settings,
            Vertx vertx,
            Instance<Engine> engine,
            Clock clock) {
        this.source = source;
        this.settings = settings;
        this.vertx = vertx;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public Optional<String> next(String tenant) {
        var stock = stockOf(tenant);
        var id = stock.take(clock.instant());
        stock.due(clock.instant()).ifPresent(count -> refill(tenant, stock, count));
        return id;
    }

    @Override
    public Duration pause(String tenant) {
        return stockOf(tenant).isCutOff() ? LATER : SOON;
    }

    private JobIdStock stockOf(String tenant) {
        return stocks.computeIfAbsent(
                tenant, _ -> new JobIdStock(settings.firstBlock(), settings.block()));
    }

    private void refill(String tenant, JobIdStock stock, int count) {
        source.reserve(tenant, count)
                .subscribe()
                .with(block -> refilled(stock, block), failure -> failed(tenant, stock, failure));
    }

    /** Tasks that got none meanwhile are ready again a moment later. */
    private void refilled(JobIdStock stock, JobIdBlock block) {
        stock.refilled(block);
        vertx.setTimer(SOON.toMillis(), _ -> engine.get().wake());
    }

    private void failed(String tenant, JobIdStock stock, Throwable failure) {
        stock.failed(clock.instant());
        LOG.warnf("No job ids for %s from the callback service: %s", tenant, failure.getMessage());
    }
}

package io.millrace.report.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Fills the store from the topics, on a thread of its own: batch after batch, and from the start
 * again where a server is away.
 */
@ApplicationScoped
class EventFeed {

    private static final Logger LOG = Logger.getLogger(EventFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final FeedSettings settings;
    private final FeedConsumers consumers;
    private final ReportingStore store;
    private final AtomicLong lag = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    EventFeed(
            FeedSettings settings,
            FeedConsumers consumers,
            ReportingStore store,
            MeterRegistry meters) {
        this.settings = settings;
        this.consumers = consumers;
        this.store = store;
        this.thread = new Thread(this::run, "report-feed");
        meters.gauge("millrace.report.feed.lag", lag);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        thread.join(Duration.ofSeconds(5));
    }

    private void run() {
        Duration pause = PAUSE;
        while (isRunning()) {
            try {
                prepare();
                consume();
                pause = PAUSE;
            } catch (SQLException | KafkaException | IllegalStateException failure) {
                LOG.warnf("the reporting store waits: %s", failure);
                rest(pause);
                pause = longer(pause);
            }
        }
    }

    private void prepare() throws SQLException {
        if (store.beginBuild(settings.build())) {
            LOG.infof("the reporting store is filled anew, build %d", settings.build());
        }
    }

    private void consume() throws SQLException {
        try (FeedConsumer consumer = consumers.open()) {
            while (isRunning()) {
                consumer.applyNext();
                lag.set(consumer.lag());
            }
        }
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
    }

    private void rest(Duration pause) {
        try {
            var _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            stopped.countDown();
            Thread.currentThread().interrupt();
        }
    }
}

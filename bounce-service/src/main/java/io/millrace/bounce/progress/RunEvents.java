package io.millrace.bounce.progress;

import io.millrace.bounce.execution.ExecutionChanges;
import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears of runs. Events are acknowledged when their effect is committed. While the database is away
 * they wait; a batch of them that fails for another reason is tried one by one, and only what fails
 * alone is let go.
 */
@ApplicationScoped
public class RunEvents {

    private static final Logger LOG = Logger.getLogger(RunEvents.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private final ExecutionChanges changes;
    private final ApplyNews applyNews;

    public RunEvents(ExecutionChanges changes, ApplyNews applyNews) {
        this.changes = changes;
        this.applyNews = applyNews;
    }

    @Incoming("runs")
    public Uni<Void> hear(List<String> events) {
        var news = RunNews.read(events);
        return news.isEmpty()
                ? Uni.createFrom().voidItem()
                : persistently(news).onFailure().recoverWithUni(() -> oneByOne(news));
    }

    private Uni<Void> oneByOne(RunNews news) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (RunNews one : news.apart()) {
            all = all.chain(() -> persistently(one).onFailure().recoverWithUni(RunEvents::dropped));
        }
        return all;
    }

    private Uni<Void> persistently(RunNews news) {
        return Uni.createFrom()
                .deferred(() -> changes.transact(transaction -> applyNews.apply(transaction, news)))
                .onFailure(failure -> !Outage.isBehind(failure))
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure(Outage::isBehind)
                .invoke(failure -> LOG.warnf("News of runs wait: %s", failure.getMessage()))
                .onFailure(Outage::isBehind)
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static Uni<Void> dropped(Throwable failure) {
        LOG.errorf("%s: news of a run are dropped", Fault.report(failure).code());
        return Uni.createFrom().voidItem();
    }
}

package io.millrace.report.generation;

import io.millrace.report.queue.ClaimedReport;
import io.millrace.report.queue.ReportQueue;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The makers of this pod: take from the queue what there is room for. */
@ApplicationScoped
public class ReportMakers {

    private static final Logger LOG = Logger.getLogger(ReportMakers.class);
    private static final Duration HAND_BACK = Duration.ofSeconds(3);

    private final String pod = UUID.randomUUID().toString();
    private final AtomicInteger busy = new AtomicInteger();
    private final Set<Progress> making = ConcurrentHashMap.newKeySet();
    private final Vertx vertx;
    private final ReportQueue queue;
    private final MakeReport makeReport;
    private final GenerationSettings settings;
    private volatile boolean isOpen;

    ReportMakers(
            Vertx vertx, ReportQueue queue, MakeReport makeReport, GenerationSettings settings) {
        this.vertx = vertx;
        this.queue = queue;
        this.makeReport = makeReport;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        isOpen = true;
        vertx.setPeriodic(settings.poll().toMillis(), _ -> wake());
    }

    /** The pod is told to go. What it is making can be begun elsewhere at once. */
    void leaveWork(@Observes ShutdownDelayInitiatedEvent event) {
        handBack();
    }

    void stop(@Observes ShutdownEvent event) {
        handBack();
    }

    /** Blocks, as the container's own end does; where it fails, the leases run out. */
    private void handBack() {
        isOpen = false;
        queue.handBack(pod)
                .invoke(() -> making.forEach(Progress::stop))
                .subscribeAsCompletionStage()
                .orTimeout(HAND_BACK.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.warnf("reports in the making wait for their leases: %s", failure);
                    return 0;
                })
                .join();
    }

    /** Says that something may be in the queue. Costs next to nothing; never fails. */
    public void wake() {
        if (isOpen && busy.incrementAndGet() <= settings.podLimit()) {
            queue.claim(pod, settings.tenantLimit(), settings.lease())
                    .subscribe()
                    .with(this::made, this::notClaimed);
        } else {
            busy.decrementAndGet();
        }
    }

    private void made(Optional<ClaimedReport> claimed) {
        if (claimed.isEmpty()) {
            busy.decrementAndGet();
            return;
        }
        if (!isOpen) {
            queue.handBack(pod).subscribe().with(_ -> {}, this::notClaimed);
            return;
        }
        var progress = new Progress();
        making.add(progress);
        makeReport
                .make(claimed.get(), progress)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("report %d is left to others: %s", claimed.get().id(), failure))
                .onTermination()
                .invoke(() -> next(progress))
                .subscribe()
                .with(_ -> {}, _ -> {});
        wake();
    }

    private void next(Progress done) {
        making.remove(done);
        busy.decrementAndGet();
        wake();
    }

    private void notClaimed(Throwable away) {
        busy.decrementAndGet();
        LOG.warnf("nothing claimed: %s", away.getMessage());
    }
}

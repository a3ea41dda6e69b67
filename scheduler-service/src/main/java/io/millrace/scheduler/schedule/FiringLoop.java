package io.millrace.scheduler.schedule;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Looks for due slots: at the time of the next one, when a process was started here, and from time
 * to time anyway, which finds what was started elsewhere.
 */
@ApplicationScoped
class FiringLoop {

    private static final Logger LOG = Logger.getLogger(FiringLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long OTHERS_ARE_AT_IT = 20;

    private final FireSlots fireSlots;
    private final ScheduleSettings settings;
    private final Vertx vertx;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean running;
    private volatile long timer = -1;
    private volatile boolean busy;
    private int failures;

    FiringLoop(FireSlots fireSlots, ScheduleSettings settings, Vertx vertx) {
        this.fireSlots = fireSlots;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        running = settings.enabled();
        wake();
    }

    void leaveWork(@Observes ShutdownDelayInitiatedEvent event) {
        running = false;
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    /** Something may be due. Cheap, from any thread. */
    void wake() {
        if (running && wakes.getAndIncrement() == 0) {
            turn();
        }
    }

    private void turn() {
        vertx.cancelTimer(timer);
        int seen = wakes.get();
        int limit = failures == 0 ? settings.batch() : 1; // one alone, until the bad one is past
        fire(limit)
                .invoke(fired -> busy = fired >= limit)
                .chain(fired -> pause(fired, limit))
                .subscribe()
                .with(pause -> rest(seen, pause), this::failed);
    }

    /** In a burst two at once: while one waits for the database, the other is worked out. */
    private Uni<Integer> fire(int limit) {
        return busy && failures == 0
                ? Uni.combine()
                        .all()
                        .unis(fireSlots.fire(limit), fireSlots.fire(limit))
                        .with(Math::max)
                : fireSlots.fire(limit);
    }

    private Uni<Duration> pause(int fired, int limit) {
        return fired >= limit
                ? Uni.createFrom().item(Duration.ZERO)
                : fireSlots.untilNext().map(next -> pause(fired, next));
    }

    /** Where a slot is overdue that was not to be had, another pod has it. */
    private Duration pause(int fired, Duration next) {
        if (next.isPositive()) {
            return next.compareTo(settings.poll()) < 0 ? next : settings.poll();
        }
        return fired > 0 ? Duration.ZERO : Duration.ofMillis(OTHERS_ARE_AT_IT);
    }

    private void rest(int seen, Duration pause) {
        failures = 0;
        boolean woken = wakes.addAndGet(-seen) != 0;
        if (!running) {
            return;
        }
        if (woken) {
            turn();
        } else if (pause.isZero()) {
            wake();
        } else {
            timer = vertx.setTimer(Math.max(1, pause.toMillis()), _ -> wake());
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("Due processes could not be fired yet: %s", failure);
        var pause = Duration.ofMillis(50L << Math.min(failures++, 7));
        var shorter = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        vertx.setTimer(shorter.toMillis(), _ -> again());
    }

    private void again() {
        wakes.set(0);
        wake();
    }
}

package io.millrace.file.rounds;

import io.millrace.platform.outage.Outage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that is done again and again: at once while there is more of it, else after a pause, which
 * grows while it fails. Never two rounds at a time.
 */
public final class Round {

    private static final Logger LOG = Logger.getLogger(Round.class);
    private static final int MOST_DOUBLINGS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Vertx vertx;
    private final Duration pause;
    private final Supplier<Uni<Boolean>> work;
    private volatile boolean running;
    private int failures;

    /**
     * @param work tells whether there is more to be done at once
     */
    public Round(String name, Vertx vertx, Duration pause, Supplier<Uni<Boolean>> work) {
        this.name = name;
        this.vertx = vertx;
        this.pause = pause;
        this.work = work;
    }

    public void start() {
        running = true;
        after(pause);
    }

    public void stop() {
        running = false;
    }

    private void after(Duration delay) {
        vertx.setTimer(Math.max(1, delay.toMillis()), _ -> go());
    }

    private void go() {
        if (running) {
            Uni.createFrom().deferred(work::get).subscribe().with(this::done, this::failed);
        }
    }

    private void done(boolean more) {
        if (failures > 0) {
            LOG.infof("%s go on after %d failures", name, failures);
        }
        failures = 0;
        after(more ? Duration.ZERO : pause);
    }

    private void failed(Throwable failure) {
        tell(failure);
        failures++;
        Duration longer = pause.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        after(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
    }

    /** The first of a row of failures; that it fails again is nothing new. */
    private void tell(Throwable failure) {
        if (failures > 0) {
            LOG.debugf("%s failed again: %s", name, failure);
        } else if (Outage.isBehind(failure)) {
            LOG.warnf("%s wait: %s", name, failure);
        } else {
            LOG.errorf(failure, "%s failed and are tried again", name);
        }
    }
}

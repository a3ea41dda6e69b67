package io.millrace.bounce.start;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that is done again and again: at once while there is more of it, else after a pause, which
 * grows while it fails. Never two rounds at a time.
 */
final class Round {

    private static final Logger LOG = Logger.getLogger(Round.class);
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
    Round(String name, Vertx vertx, Duration pause, Supplier<Uni<Boolean>> work) {
        this.name = name;
        this.vertx = vertx;
        this.pause = pause;
        this.work = work;
    }

    void start() {
        running = true;
        after(pause);
    }

    void stop() {
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
        failures = 0;
        after(more ? Duration.ZERO : pause);
    }

    private void failed(Throwable failure) {
        LOG.debugf("%s: %s", name, failure);
        failures = Math.min(failures + 1, 8);
        Duration longer = pause.multipliedBy(1L << failures);
        after(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
    }
}

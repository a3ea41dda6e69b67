package io.millrace.scheduler.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Looks for failed runs of processes from time to time. */
@ApplicationScoped
class RepeatLoop {

    private static final Logger LOG = Logger.getLogger(RepeatLoop.class);

    private final RepeatFailed repeatFailed;
    private final ScheduleSettings settings;
    private final Vertx vertx;
    private volatile boolean running;

    RepeatLoop(RepeatFailed repeatFailed, ScheduleSettings settings, Vertx vertx) {
        this.repeatFailed = repeatFailed;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        running = settings.enabled();
        look();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    private void look() {
        if (running) {
            Uni.createFrom()
                    .deferred(repeatFailed::look)
                    .onFailure()
                    .invoke(failure -> LOG.warnf("Failed processes: %s", failure))
                    .onTermination()
                    .invoke(() -> vertx.setTimer(settings.poll().toMillis(), _ -> look()))
                    .subscribe()
                    .with(_ -> {}, _ -> {});
        }
    }
}

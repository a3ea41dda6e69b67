package io.millrace.bounce.start;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for windows that begin, on every pod; each is taken by one. */
@ApplicationScoped
class StartLoop {

    private final StartDue startDue;
    private final StartSettings settings;
    private final Round round;

    StartLoop(Vertx vertx, StartDue startDue, StartSettings settings) {
        this.startDue = startDue;
        this.settings = settings;
        this.round = new Round("starts", vertx, settings.poll(), this::once);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            round.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        round.stop();
    }

    private Uni<Boolean> once() {
        return startDue.start(settings.batch()).map(started -> started >= settings.batch());
    }
}

package io.millrace.file.arrival;

import io.millrace.file.rounds.Round;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Finds arrivals without a call from anybody: records that are due are taken, by any number of
 * pods, and the store is asked for them.
 */
@ApplicationScoped
class Reconciler {

    private final AwaitedFiles awaited;
    private final Look look;
    private final ArrivalSettings settings;
    private final Round round;
    private boolean newestFirst = true;

    Reconciler(Vertx vertx, AwaitedFiles awaited, Look look, ArrivalSettings settings) {
        this.awaited = awaited;
        this.look = look;
        this.settings = settings;
        this.round = new Round("arrivals", vertx, settings.poll(), this::once);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            round.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        round.stop();
    }

    /** There is more at once only where something came: files that are not there are not urgent. */
    private Uni<Boolean> once() {
        newestFirst = !newestFirst;
        return awaited.take(newestFirst)
                .chain(files ->
                        look.at(files)
                                .map(stored -> stored > 0 && files.size() == settings.batch()));
    }
}

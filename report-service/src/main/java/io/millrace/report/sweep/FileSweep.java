package io.millrace.report.sweep;

import io.millrace.report.objects.ObjectStore;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sweeps again and again, on every pod. */
@ApplicationScoped
public class FileSweep {

    private static final Logger LOG = Logger.getLogger(FileSweep.class);

    /** No report takes as long: an upload so old is one that nobody remembers. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final Vertx vertx;
    private final DiscardedObjects objects;
    private final ObjectStore store;
    private final SweepSettings settings;
    private final Clock clock;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    FileSweep(
            Vertx vertx,
            DiscardedObjects objects,
            ObjectStore store,
            SweepSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.objects = objects;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(settings.every().toMillis(), _ -> tick());
    }

    private void tick() {
        if (sweeping.compareAndSet(false, true)) {
            sweep().onTermination()
                    .invoke(() -> sweeping.set(false))
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.debugf("sweep put off: %s", failure));
        }
    }

    /** Removes what is due. */
    public Uni<Void> sweep() {
        return objects.expire(settings.keptFor())
                .chain(this::removeDiscarded)
                .chain(this::abortForgotten);
    }

    private Uni<Void> removeDiscarded() {
        return objects.take()
                .chain(taken ->
                        Multi.createFrom()
                                .iterable(taken)
                                .onItem()
                                .transformToUniAndConcatenate(this::remove)
                                .collect()
                                .last()
                                .replaceWithVoid());
    }

    private Uni<Void> remove(DiscardedObject object) {
        return abort(object)
                .chain(() -> store.delete(object.key()))
                .chain(() -> objects.done(object));
    }

    private Uni<Void> abort(DiscardedObject object) {
        String uploadId = object.uploadId();
        return uploadId == null ? Uni.createFrom().voidItem() : store.abort(object.key(), uploadId);
    }

    private Uni<Void> abortForgotten() {
        return store.openSinceBefore(clock.instant().minus(FORGOTTEN_AFTER))
                .chain(open ->
                        Multi.createFrom()
                                .iterable(open)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        upload -> store.abort(upload.key(), upload.uploadId()))
                                .collect()
                                .last()
                                .replaceWithVoid());
    }
}

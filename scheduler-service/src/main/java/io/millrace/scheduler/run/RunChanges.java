package io.millrace.scheduler.run;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells who waits that a run, or a task of it, may have changed, whichever pod changed it. Listen
 * first and read then: a change between the two is not missed. It carries no state, and may fire
 * without a visible change.
 */
@ApplicationScoped
public class RunChanges {

    private record Key(String tenant, String batchRunId) {}

    private final ConcurrentHashMap<Key, Set<Runnable>> listeners = new ConcurrentHashMap<>();

    /**
     * One item per change; changes that come while the reader is busy are one. Never ends by
     * itself.
     */
    public Multi<Long> changes(String tenant, String batchRunId) {
        var key = new Key(tenant, batchRunId);
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Runnable listener = () -> emitter.emit(System.nanoTime());
                            add(key, listener);
                            emitter.onTermination(() -> remove(key, listener));
                        },
                        BackPressureStrategy.LATEST);
    }

    /** Called after the commit of a change. */
    public void fire(String tenant, String batchRunId) {
        if (!listeners.isEmpty()) {
            listeners.getOrDefault(new Key(tenant, batchRunId), Set.of()).forEach(Runnable::run);
        }
    }

    private void add(Key key, Runnable listener) {
        listeners.compute(
                key,
                (_, there) -> {
                    var set = there == null ? ConcurrentHashMap.<Runnable>newKeySet() : there;
                    set.add(listener);
                    return set;
                });
    }

    private void remove(Key key, Runnable listener) {
        listeners.computeIfPresent(
                key,
                (_, there) -> {
                    there.remove(listener);
                    return there.isEmpty() ? null : there;
                });
    }
}

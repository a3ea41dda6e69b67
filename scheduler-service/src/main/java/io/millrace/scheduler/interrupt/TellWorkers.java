package io.millrace.scheduler.interrupt;

import io.millrace.scheduler.call.WorkerCall;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.engine.RunningTask;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells workers, once and best effort, that tasks they are at work on were interrupted. */
@ApplicationScoped
public class TellWorkers {

    private static final Logger LOG = Logger.getLogger(TellWorkers.class);
    private static final int AT_ONCE = 32;

    private final WorkerCall workers;
    private final Definitions definitions;

    public TellWorkers(WorkerCall workers, Definitions definitions) {
        this.workers = workers;
        this.definitions = definitions;
    }

    /** Returns at once; the interrupt is in force whether workers hear of it or not. */
    void tell(List<RunningTask> running) {
        Multi.createFrom()
                .iterable(running)
                .onItem()
                .transformToUni(this::tell)
                .merge(AT_ONCE)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debug("A worker was not told", failure));
    }

    private Uni<Void> tell(RunningTask task) {
        return definitions
                .worker(task.run().key().tenant(), task.task().worker())
                .chain(worker ->
                        worker.map(w -> workers.cancel(task.call(w)))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> LOG.debugf("A worker was not told: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}

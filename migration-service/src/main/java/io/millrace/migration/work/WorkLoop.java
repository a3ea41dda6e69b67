package io.millrace.migration.work;

import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.Jobs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Takes jobs up while there is room for more: at a tick, and at once where something may wait. */
@ApplicationScoped
public class WorkLoop {

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    private final Vertx vertx;
    private final Jobs jobs;
    private final Worker worker;
    private final WorkSettings settings;
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean running;

    WorkLoop(Vertx vertx, Jobs jobs, Worker worker, WorkSettings settings) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.worker = worker;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        running = settings.enabled();
        vertx.setPeriodic(settings.poll().toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    /** Says that something was triggered. */
    public void wake() {
        vertx.runOnContext(_ -> look());
    }

    private void look() {
        int room = settings.atOnce() - working.get();
        if (running && room > 0 && looking.compareAndSet(false, true)) {
            jobs.take(room, settings.lease())
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(this::begin, away -> LOG.debugf("not looked for work: %s", away));
        }
    }

    private void begin(List<Job> taken) {
        working.addAndGet(taken.size());
        taken.forEach(job ->
                worker.work(job)
                        .onTermination()
                        .invoke(this::end)
                        .subscribe()
                        .with(
                                _ -> {},
                                away -> LOG.warnf("%s is left: %s", job.key().aggregate(), away)));
    }

    private void end() {
        working.decrementAndGet();
        wake();
    }
}

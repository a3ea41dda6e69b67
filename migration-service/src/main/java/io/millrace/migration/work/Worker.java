package io.millrace.migration.work;

import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.Jobs;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does one job's steps, one after the other, and renews its lease meanwhile. */
@ApplicationScoped
class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final int RENEWALS = 3;

    private final Vertx vertx;
    private final Jobs jobs;
    private final DoStep doStep;
    private final StepFailure failure;
    private final WorkSettings settings;

    Worker(Vertx vertx, Jobs jobs, DoStep doStep, StepFailure failure, WorkSettings settings) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.doStep = doStep;
        this.failure = failure;
        this.settings = settings;
    }

    /** Until its end, or until it has to wait. */
    Uni<Void> work(Job job) {
        long every = Math.max(1, settings.lease().toMillis() / RENEWALS);
        long timer = vertx.setPeriodic(every, _ -> renew(job));
        return steps(job).onTermination().invoke(() -> vertx.cancelTimer(timer));
    }

    private Uni<Void> steps(Job job) {
        return Uni.createFrom()
                .deferred(() -> doStep.run(job))
                .onFailure()
                .recoverWithUni(cause -> failure.follow(job, cause))
                .chain(this::next);
    }

    private Uni<Void> next(Optional<Job> job) {
        return job.isPresent() ? steps(job.get()) : Uni.createFrom().voidItem();
    }

    private void renew(Job job) {
        jobs.renew(job, settings.lease())
                .subscribe()
                .with(_ -> {}, away -> LOG.debugf("lease not renewed: %s", away));
    }
}

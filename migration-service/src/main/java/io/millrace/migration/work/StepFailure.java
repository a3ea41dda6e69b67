package io.millrace.migration.work;

import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.importing.UndoBundle;
import io.millrace.migration.progress.Conclude;
import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.Jobs;
import io.millrace.migration.progress.LeaseLost;
import io.millrace.migration.progress.MigrationFailed;
import io.millrace.migration.progress.Step;
import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What follows from a step that failed: while something is away it is tried again, later and later;
 * else the job fails, and what was written is taken back first. Taking back is never given up.
 */
@ApplicationScoped
class StepFailure {

    private static final Logger LOG = Logger.getLogger(StepFailure.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 10;

    private final Jobs jobs;
    private final UndoBundle undo;
    private final Conclude conclude;
    private final WorkSettings settings;
    private final Clock clock;

    StepFailure(Jobs jobs, UndoBundle undo, Conclude conclude, WorkSettings settings, Clock clock) {
        this.jobs = jobs;
        this.undo = undo;
        this.conclude = conclude;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where the job goes on; empty where this pod is through with it. */
    Uni<Optional<Job>> follow(Job job, Throwable failure) {
        return switch (failure) {
            case LeaseLost lost -> dropped(lost);
            case MigrationFailed failed -> fail(job, failed.reason(), failed.objects());
            case Throwable other when job.step() == Step.UNDO -> putOff(job, other);
            case Throwable away when Outage.isBehind(away) ->
                    isOverdue(job)
                            ? fail(
                                    job,
                                    away.getMessage() + ", and has not for too long.",
                                    List.of())
                            : putOff(job, away);
            case Throwable fault -> fail(job, sentence(Fault.report(fault)), List.of());
        };
    }

    private static Uni<Optional<Job>> dropped(LeaseLost lost) {
        LOG.debug(lost.getMessage());
        return Uni.createFrom().item(Optional.empty());
    }

    private static String sentence(Fault fault) {
        return "Something went wrong here; the log has the reason under code " + fault.code() + ".";
    }

    private Uni<Optional<Job>> fail(Job job, String reason, List<CarriedObject> objects) {
        LOG.debugf("%s fails: %s", job.key().aggregate(), reason);
        return job.step() == Step.APPLY
                ? undo.begin(job, reason, objects)
                : conclude.failure(
                        job,
                        reason,
                        transaction -> CarriedObjects.save(transaction, job.key(), objects));
    }

    private boolean isOverdue(Job job) {
        return clock.instant().isAfter(job.startedAt().plus(settings.patience()));
    }

    private Uni<Optional<Job>> putOff(Job job, Throwable failure) {
        LOG.warnf("%s waits at %s: %s", job.key().aggregate(), job.step(), failure);
        return jobs.putOff(job, pause(job.failures())).replaceWith(Optional.empty());
    }

    private Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }
}

package io.millrace.report.generation;

import io.millrace.report.queue.ClaimedReport;
import io.millrace.report.queue.FinishReport;
import io.millrace.report.queue.ReportQueue;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes one report from its claim to its end, and keeps its lease meanwhile. */
@ApplicationScoped
class MakeReport {

    private static final Logger LOG = Logger.getLogger(MakeReport.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration END_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_END_PAUSE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final MakeFile makeFile;
    private final ReportQueue queue;
    private final FinishReport finish;
    private final GenerationSettings settings;

    MakeReport(
            Vertx vertx,
            MakeFile makeFile,
            ReportQueue queue,
            FinishReport finish,
            GenerationSettings settings) {
        this.vertx = vertx;
        this.makeFile = makeFile;
        this.queue = queue;
        this.finish = finish;
        this.settings = settings;
    }

    /** Ends with the report's end, or where it is another's by then. Fails where nobody hears. */
    Uni<Void> make(ClaimedReport report, Progress progress) {
        if (report.lost() >= settings.attempts()) {
            String message = "It was begun " + report.lost() + " times and never ended.";
            return finish.fail(report, message).replaceWithVoid();
        }
        return Uni.createFrom()
                .deferred(() -> {
                    long heart = beat(report, progress);
                    return makeFile.make(report, progress)
                            .chain(file -> persisting(finish.complete(report, file)))
                            .chain(ours -> settled(ours, report))
                            .onFailure()
                            .recoverWithUni(failure -> end(report, progress, failure))
                            .onTermination()
                            .invoke(() -> vertx.cancelTimer(heart));
                });
    }

    private long beat(ClaimedReport report, Progress progress) {
        return vertx.setPeriodic(
                settings.heartbeat().toMillis(),
                _ ->
                        queue.renew(report, settings.lease(), progress.rows())
                                .subscribe()
                                .with(
                                        ours -> stopUnless(ours, progress),
                                        away ->
                                                LOG.warnf(
                                                        "lease not renewed: %s",
                                                        away.getMessage())));
    }

    private static void stopUnless(boolean ours, Progress progress) {
        if (!ours) {
            progress.stop();
        }
    }

    private Uni<Void> end(ClaimedReport report, Progress progress, Throwable failure) {
        if (failure instanceof Superseded || progress.isStopped()) {
            LOG.debugf("report %d is not ours any more", report.id());
            return settled(false, report);
        }
        if (Failures.isOutage(failure)) {
            LOG.warnf("report %d is put off: %s", report.id(), failure);
            return persisting(finish.putOff(report, pause(report)))
                    .chain(ours -> settled(ours, report));
        }
        return persisting(finish.fail(report, Failures.sentence(failure))).replaceWithVoid();
    }

    /** Where another has it, who took us for lost, that counts no more: we are there. */
    private Uni<Void> settled(boolean ours, ClaimedReport report) {
        return ours ? Uni.createFrom().voidItem() : persisting(queue.notLost(report));
    }

    /** For as long as the database is away: then nobody else can see to it either. */
    private static <T> Uni<T> persisting(Uni<T> step) {
        return step.onFailure(Failures::isOutage)
                .retry()
                .withBackOff(END_PAUSE, LONGEST_END_PAUSE)
                .indefinitely();
    }

    private static Duration pause(ClaimedReport report) {
        Duration longer = Duration.ofSeconds(1L << Math.min(report.fence(), 6));
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}

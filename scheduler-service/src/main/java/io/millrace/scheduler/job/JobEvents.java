package io.millrace.scheduler.job;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears of callbacks. An event is acknowledged when its effect is committed; the effect itself is
 * idempotent, so a repeat does no harm. While the database is away events wait; one that fails for
 * another reason is parked among the dead letters after a few tries, so that those behind it go on.
 */
@ApplicationScoped
public class JobEvents {

    private static final Logger LOG = Logger.getLogger(JobEvents.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 4;

    private final SettleJob settleJob;

    public JobEvents(SettleJob settleJob) {
        this.settleJob = settleJob;
    }

    @Incoming("jobs")
    public Uni<Void> hear(String json) {
        return Uni.createFrom()
                .item(() -> EventJson.read(json, Events.JOB_STATUS_CHANGED))
                .chain(this::settle)
                .onFailure()
                .invoke(JobEvents::park);
    }

    private Uni<Void> settle(CloudEvent<JobStatusChanged> event) {
        return Uni.createFrom()
                .deferred(() -> settleJob.settle(event.tenant(), event.data()))
                .onFailure(failure -> !isOutage(failure))
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure(JobEvents::isOutage)
                .invoke(failure -> LOG.warnf("A callback waits: %s", failure.getMessage()))
                .onFailure(JobEvents::isOutage)
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static boolean isOutage(Throwable failure) {
        return Outage.isBehind(failure)
                || (failure instanceof ProblemException problem
                        && problem.problem().status() == 503);
    }

    /** What fails here is what the channel sends to the dead letters. */
    private static void park(Throwable failure) {
        LOG.errorf("%s: a callback is parked among the dead letters", Fault.report(failure).code());
    }
}

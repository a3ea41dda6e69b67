package io.millrace.scheduler.job;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatusChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears of callbacks. An event is acknowledged when its effect is committed; the effect itself is
 * idempotent, so a repeat does no harm.
 */
@ApplicationScoped
public class JobEvents {

    private static final Logger LOG = Logger.getLogger(JobEvents.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final SettleJob settleJob;

    public JobEvents(SettleJob settleJob) {
        this.settleJob = settleJob;
    }

    @Incoming("jobs")
    public Uni<Void> hear(String json) {
        return Uni.createFrom()
                .item(() -> EventJson.read(json, Events.JOB_STATUS_CHANGED))
                .chain(this::settle)
                .onFailure(IllegalArgumentException.class)
                .invoke(bad -> LOG.errorf("An event that is no job's: %s", bad.getMessage()))
                .onFailure(IllegalArgumentException.class)
                .recoverWithNull();
    }

    private Uni<Void> settle(CloudEvent<JobStatusChanged> event) {
        return settleJob
                .settle(event.tenant(), event.data())
                .onFailure()
                .invoke(failure -> LOG.warnf("A callback waits: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, PAUSE.multipliedBy(50))
                .indefinitely();
    }
}

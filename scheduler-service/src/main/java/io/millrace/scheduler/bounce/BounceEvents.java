package io.millrace.scheduler.bounce;

import io.millrace.contracts.BounceDue;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears of windows that begin. While the database is away they wait; one that fails for another
 * reason is refused aloud after a few tries, so that its execution does not wait for ever. What
 * cannot even be read is parked among the dead letters.
 */
@ApplicationScoped
public class BounceEvents {

    private static final Logger LOG = Logger.getLogger(BounceEvents.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 4;

    private final BeginBounce beginBounce;

    public BounceEvents(BeginBounce beginBounce) {
        this.beginBounce = beginBounce;
    }

    @Incoming("bounces")
    public Uni<Void> hear(String json) {
        return Uni.createFrom()
                .item(() -> EventJson.typeOf(json))
                .chain(type ->
                        type.equals(Events.BOUNCE_DUE.name())
                                ? begin(EventJson.read(json, Events.BOUNCE_DUE))
                                : Uni.createFrom().voidItem())
                .onFailure()
                .transform(BounceEvents::parked);
    }

    private Uni<Void> begin(CloudEvent<BounceDue> event) {
        return persistently(Uni.createFrom().deferred(() -> beginBounce.begin(event)))
                .onFailure()
                .recoverWithUni(failure -> giveUp(event, failure));
    }

    private Uni<Void> giveUp(CloudEvent<BounceDue> event, Throwable failure) {
        String code = Fault.report(failure).code();
        return persistently(Uni.createFrom().deferred(() -> beginBounce.giveUp(event, code)));
    }

    private static Uni<Void> persistently(Uni<Void> work) {
        return work.onFailure(failure -> !isOutage(failure))
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure(BounceEvents::isOutage)
                .invoke(failure -> LOG.warnf("A bounce waits: %s", failure.getMessage()))
                .onFailure(BounceEvents::isOutage)
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static boolean isOutage(Throwable failure) {
        return Outage.isBehind(failure)
                || (failure instanceof ProblemException problem
                        && problem.problem().status() == 503);
    }

    /** What fails here is what the channel sends to the dead letters, with this message. */
    private static IllegalStateException parked(Throwable failure) {
        String code = Fault.report(failure).code();
        LOG.errorf("%s: a bounce is parked among the dead letters", code);
        return new IllegalStateException(code, failure);
    }
}

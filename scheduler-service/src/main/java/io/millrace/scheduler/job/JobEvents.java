package io.millrace.scheduler.job;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears of callbacks, some at a time, so that they share the engine's commits; those of one job
 * keep their order. Events are acknowledged when their effect is committed; the effect itself is
 * idempotent, so a repeat does no harm. While the database is away events wait; one that fails for
 * another reason is parked among the dead letters after a few tries, so that those behind it go on.
 */
@ApplicationScoped
public class JobEvents {

    private static final Logger LOG = Logger.getLogger(JobEvents.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 4;
    private static final int AT_ONCE = 64;

    private record Unapplied(KafkaRecord<String, String> event, Throwable failure) {}

    private final SettleJob settleJob;

    public JobEvents(SettleJob settleJob) {
        this.settleJob = settleJob;
    }

    @Incoming("jobs")
    public Uni<Void> hear(KafkaRecordBatch<String, String> events) {
        return Multi.createFrom()
                .iterable(byJob(events))
                .onItem()
                .transformToMulti(this::inTurn)
                .merge(AT_ONCE)
                .collect()
                .asMap(Unapplied::event, Unapplied::failure)
                .chain(failures -> park(events, failures))
                .chain(() -> Uni.createFrom().completionStage(events::ack));
    }

    private static Collection<List<KafkaRecord<String, String>>> byJob(
            KafkaRecordBatch<String, String> events) {
        return events.getRecords().stream()
                .collect(Collectors.groupingBy(event -> String.valueOf(event.getKey())))
                .values();
    }

    /** Those of the events that cannot be applied. */
    private Multi<Unapplied> inTurn(List<KafkaRecord<String, String>> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::apply)
                .select()
                .where(Optional::isPresent)
                .map(Optional::get);
    }

    private Uni<Optional<Unapplied>> apply(KafkaRecord<String, String> event) {
        return Uni.createFrom()
                .item(() -> EventJson.read(event.getPayload(), Events.JOB_STATUS_CHANGED))
                .chain(this::settle)
                .replaceWith(Optional.<Unapplied>empty())
                .onFailure()
                .recoverWithItem(failure -> Optional.of(new Unapplied(event, failure)));
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

    /** Last of all and in order: a dead letter acknowledges its record, and those before it. */
    private static Uni<Void> park(
            KafkaRecordBatch<String, String> events,
            Map<KafkaRecord<String, String>, Throwable> failures) {
        return Multi.createFrom()
                .iterable(events.getRecords())
                .filter(failures::containsKey)
                .onItem()
                .transformToUniAndConcatenate(
                        event -> park(event, Objects.requireNonNull(failures.get(event))))
                .collect()
                .last();
    }

    private static Uni<Void> park(KafkaRecord<String, String> event, Throwable failure) {
        String code = Fault.report(failure).code();
        LOG.errorf("%s: a callback is parked among the dead letters", code);
        return Uni.createFrom()
                .completionStage(() -> event.nack(new IllegalStateException(code, failure)));
    }
}

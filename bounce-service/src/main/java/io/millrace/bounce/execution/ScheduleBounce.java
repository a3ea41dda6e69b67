package io.millrace.bounce.execution;

import io.millrace.bounce.customer.Customer;
import io.millrace.bounce.field.Moment;
import io.millrace.bounce.field.Window;
import io.millrace.bounce.instance.Instance;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.ticket.Conflict;
import io.millrace.bounce.ticket.OptedIn;
import io.millrace.bounce.ticket.Tickets;
import io.millrace.platform.tracing.TraceParent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Schedules, reschedules and cancels. Whoever books an instance locks it first, so that who loses
 * sees all that it lost against; the constraint of the table has the last word.
 */
@ApplicationScoped
class ScheduleBounce {

    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final int TRIES = 3;

    private final ExecutionChanges changes;
    private final Executions executions;
    private final OptedIn instances;
    private final Tickets tickets;
    private final Clock clock;

    ScheduleBounce(
            ExecutionChanges changes,
            Executions executions,
            OptedIn instances,
            Tickets tickets,
            Clock clock) {
        this.changes = changes;
        this.executions = executions;
        this.instances = instances;
        this.tickets = tickets;
        this.clock = clock;
    }

    Uni<Booking> schedule(Customer customer, InstanceKey key, String id, Instant start) {
        return changes.transact(transaction -> book(transaction, customer, key, id, start))
                .onFailure(ScheduleBounce::isOverlap)
                .retry()
                .atMost(TRIES);
    }

    Uni<Execution> cancel(Customer customer, InstanceKey key, String id) {
        return changes.transact(transaction ->
                locked(transaction, key, id)
                        .invoke(ScheduleBounce::requireCancellable)
                        .chain(execution ->
                                changes.save(
                                        transaction, execution.unscheduled(), customer.subject())));
    }

    private Uni<Booking> book(
            SqlConnection transaction,
            Customer customer,
            InstanceKey key,
            String id,
            Instant start) {
        return instances
                .lock(transaction, key)
                .chain(instance ->
                        executions
                                .lock(transaction, key.tenant(), id)
                                .map(found -> own(found, key, id))
                                .invoke(execution -> requireSchedulable(execution))
                                .invoke(_ -> requireAhead(instance, start))
                                .invoke(execution -> requireEnd(execution, start)))
                .map(execution ->
                        execution.scheduled(start, customer.subject(), TraceParent.current()))
                .chain(wanted -> keepApart(transaction, wanted, customer));
    }

    private Uni<Booking> keepApart(SqlConnection transaction, Execution wanted, Customer customer) {
        Window window = Objects.requireNonNull(wanted.window());
        return tickets.overlapping(
                        transaction, wanted.instance(), window.start(), window.end(), wanted.id())
                .chain(overlaps -> save(transaction, wanted, customer, overlaps));
    }

    private Uni<Booking> save(
            SqlConnection transaction,
            Execution wanted,
            Customer customer,
            List<Conflict> overlaps) {
        return overlaps.isEmpty()
                ? changes.save(transaction, wanted, customer.subject()).map(Booking.Booked::new)
                : Uni.createFrom().item(new Booking.Overlaps(overlaps));
    }

    private Uni<Execution> locked(SqlConnection transaction, InstanceKey key, String id) {
        return instances
                .lock(transaction, key)
                .chain(() -> executions.lock(transaction, key.tenant(), id))
                .map(found -> own(found, key, id));
    }

    static Execution own(Optional<Execution> found, InstanceKey key, String id) {
        return found.filter(execution -> execution.instance().equals(key))
                .orElseThrow(() -> BounceRefused.unknown("There is no execution " + id + "."));
    }

    private static void requireSchedulable(Execution execution) {
        if (!execution.maySchedule()) {
            throw BounceRefused.state(
                    "The execution is " + execution.stage().status() + ", it cannot be scheduled.");
        }
    }

    private static void requireCancellable(Execution execution) {
        if (!execution.mayCancel()) {
            throw BounceRefused.state(
                    "The execution is %s, %s: it cannot be cancelled."
                            .formatted(execution.stage().status(), execution.stage().subStatus()));
        }
    }

    /** Times are told to the second, so the second that has begun counts whole. */
    private void requireAhead(Instance instance, Instant start) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (start.isBefore(now.plus(instance.leadTime()))) {
            throw BounceRefused.field(
                    "/scheduledTime",
                    "scheduledTime must be at least %s from now."
                            .formatted(LeadTime.inWords(instance.leadTime())));
        }
    }

    private static void requireEnd(Execution execution, Instant start) {
        if (!Moment.isWithin(start.plus(execution.request().duration().length()))) {
            throw BounceRefused.field(
                    "/scheduledTime", "scheduledTime and duration must end before the year 10000.");
        }
    }

    private static boolean isOverlap(Throwable failure) {
        return failure instanceof PgException refused
                && EXCLUSION_VIOLATION.equals(refused.getSqlState());
    }
}

package io.millrace.bounce.execution;

import io.millrace.bounce.instance.Bookings;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.ticket.Stage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** An instance that goes takes with it what was never scheduled, and stays while anything is. */
@ApplicationScoped
class EndBookings implements Bookings {

    private static final String REASON = "The instance was removed.";

    private final Executions executions;
    private final ExecutionChanges changes;
    private final Clock clock;

    EndBookings(Executions executions, ExecutionChanges changes, Clock clock) {
        this.executions = executions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Uni<Void> release(SqlConnection transaction, InstanceKey key, String user) {
        return executions
                .lockOpen(transaction, key)
                .invoke(EndBookings::requireNoneScheduled)
                .chain(open -> endAll(transaction, open, user));
    }

    @Override
    public void released() {
        changes.committed();
    }

    private static void requireNoneScheduled(List<Execution> open) {
        open.stream()
                .filter(execution -> execution.stage() != Stage.UNSCHEDULED)
                .findFirst()
                .ifPresent(execution -> {
                    throw BounceRefused.state(
                            "Execution %s of the instance is %s, %s."
                                    .formatted(
                                            execution.id(),
                                            execution.stage().status(),
                                            execution.stage().subStatus()));
                });
    }

    private Uni<Void> endAll(SqlConnection transaction, List<Execution> open, String user) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(
                        execution -> changes.save(transaction, ended(execution), user))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Execution ended(Execution execution) {
        return execution.moved(Stage.FAILED, execution.course().failed(clock.instant(), REASON));
    }
}

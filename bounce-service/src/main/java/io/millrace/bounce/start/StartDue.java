package io.millrace.bounce.start;

import io.millrace.bounce.execution.Course;
import io.millrace.bounce.execution.Execution;
import io.millrace.bounce.execution.ExecutionChanges;
import io.millrace.bounce.field.Span;
import io.millrace.bounce.field.Window;
import io.millrace.bounce.ticket.Stage;
import io.millrace.contracts.BounceDue;
import io.millrace.contracts.Events;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts executions whose window has begun. The step to In Progress and the word that has the run
 * begun are one transaction: so the word is said once, whoever dies when.
 */
@ApplicationScoped
class StartDue {

    private static final Logger LOG = Logger.getLogger(StartDue.class);
    private static final String BY = "bounce-service";

    private final DueExecutions dueExecutions;
    private final ExecutionChanges changes;
    private final EventWriter writer;

    StartDue(DueExecutions dueExecutions, ExecutionChanges changes, EventWriter writer) {
        this.dueExecutions = dueExecutions;
        this.changes = changes;
        this.writer = writer;
    }

    /**
     * How many were started or closed.
     *
     * @param limit how many are, at most
     */
    Uni<Integer> start(int limit) {
        return changes.transact(transaction ->
                dueExecutions
                        .claim(transaction, limit)
                        .call(due -> startAll(transaction, due))
                        .map(List::size));
    }

    private Uni<Void> startAll(SqlConnection transaction, List<Due> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(one -> start(transaction, one))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Execution> start(SqlConnection transaction, Due due) {
        String obstacle = due.obstacle();
        return obstacle == null ? begin(transaction, due) : fail(transaction, due, obstacle);
    }

    private Uni<Execution> fail(SqlConnection transaction, Due due, String obstacle) {
        LOG.warnf("Execution %s is not started: %s", due.execution().id(), obstacle);
        Course failed = due.execution().course().failed(due.now(), obstacle);
        return changes.save(transaction, due.execution().moved(Stage.FAILED, failed), BY);
    }

    private Uni<Execution> begin(SqlConnection transaction, Due due) {
        Execution execution = due.execution();
        return changes.save(
                transaction,
                execution.moved(Stage.RUNNING, execution.course()),
                BY,
                List.of(word(due)));
    }

    private OutboxEvent word(Due due) {
        Execution execution = due.execution();
        return writer.write(
                Events.BOUNCE_DUE,
                execution.instance().tenant(),
                execution.id(),
                data(due),
                execution.traceparent());
    }

    private static BounceDue data(Due due) {
        Execution execution = due.execution();
        var instance = execution.instance();
        var request = execution.request();
        Window window = Objects.requireNonNull(execution.window());
        return new BounceDue(
                execution.id(),
                instance.supportIdentifier(),
                instance.serviceType(),
                instance.instanceId(),
                Objects.requireNonNull(due.batchName()),
                request.operation(),
                request.services(),
                due.hosts(),
                request.options(),
                window.start(),
                window.end(),
                Objects.requireNonNullElse(execution.scheduledBy(), execution.createdBy()),
                minutes(request.blackOut()));
    }

    private static @Nullable Integer minutes(@Nullable Span blackOut) {
        return blackOut == null ? null : Math.toIntExact(blackOut.length().toMinutes());
    }
}

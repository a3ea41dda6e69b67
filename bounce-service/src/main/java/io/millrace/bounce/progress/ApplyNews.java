package io.millrace.bounce.progress;

import io.millrace.bounce.execution.Execution;
import io.millrace.bounce.execution.ExecutionChanges;
import io.millrace.bounce.execution.Executions;
import io.millrace.bounce.ticket.Stage;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.RunRefused;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.platform.outbox.Inbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Applies news of runs to the executions that asked for them, each once. */
@ApplicationScoped
class ApplyNews {

    private static final String CONSUMER = "runs";
    private static final String BY = "scheduler-service";

    private final Inbox inbox;
    private final Executions executions;
    private final ExecutionChanges changes;
    private final ExecutionTasks tasks;

    ApplyNews(Inbox inbox, Executions executions, ExecutionChanges changes, ExecutionTasks tasks) {
        this.inbox = inbox;
        this.executions = executions;
        this.changes = changes;
        this.tasks = tasks;
    }

    Uni<Void> apply(SqlConnection transaction, RunNews news) {
        return firstTime(transaction, news)
                .chain(fresh -> applyRuns(transaction, news, fresh))
                .chain(() -> tasks.save(transaction, news.tasks()));
    }

    /** Of runs and refusals; news of tasks can be applied any number of times. */
    private Uni<Set<UUID>> firstTime(SqlConnection transaction, RunNews news) {
        List<UUID> ids =
                Stream.concat(news.runs().stream(), news.refusals().stream())
                        .map(CloudEvent::id)
                        .toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : inbox.firstTime(transaction, CONSUMER, ids);
    }

    private Uni<Void> applyRuns(SqlConnection transaction, RunNews news, Set<UUID> fresh) {
        Stream<Uni<Void>> steps =
                Stream.concat(
                        news.runs().stream()
                                .filter(event -> fresh.contains(event.id()))
                                .map(event -> applyRun(transaction, event)),
                        news.refusals().stream()
                                .filter(event -> fresh.contains(event.id()))
                                .map(event -> applyRefusal(transaction, event)));
        return Multi.createFrom()
                .iterable(steps.toList())
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> applyRun(SqlConnection transaction, CloudEvent<RunStatusChanged> event) {
        String id = Objects.requireNonNull(event.data().bounceExecutionId());
        return change(
                transaction,
                event.tenant(),
                id,
                execution -> Outcome.of(execution, event.data(), event.time()));
    }

    private Uni<Void> applyRefusal(SqlConnection transaction, CloudEvent<RunRefused> event) {
        String reason = event.data().reason();
        return change(
                transaction,
                event.tenant(),
                event.data().bounceExecutionId(),
                execution ->
                        execution.moved(
                                Stage.FAILED, execution.course().failed(event.time(), reason)));
    }

    /** One that is closed stays as it is, whatever becomes of its run. */
    private Uni<Void> change(
            SqlConnection transaction, String tenant, String id, UnaryOperator<Execution> change) {
        return executions
                .lock(transaction, tenant, id)
                .map(found -> found.filter(execution -> execution.stage() == Stage.RUNNING))
                .chain(found -> save(transaction, found, change));
    }

    private Uni<Void> save(
            SqlConnection transaction, Optional<Execution> found, UnaryOperator<Execution> change) {
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : changes.save(transaction, change.apply(found.get()), BY).replaceWithVoid();
    }
}

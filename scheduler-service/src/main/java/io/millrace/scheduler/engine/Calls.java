package io.millrace.scheduler.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.call.WorkerCall;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.definition.WorkerDefinition;
import io.millrace.scheduler.engine.ClaimStatement.Claimed;
import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The calls of this pod that are in flight, from the claim to the outcome. */
final class Calls {

    private static final Logger LOG = Logger.getLogger(Calls.class);
    private static final Cancellable NOT_YET = () -> {};

    /** A task of a run under one claim. */
    record Ticket(RunKey run, int taskNo, int fence) {

        static Ticket of(Settlement settlement) {
            return new Ticket(settlement.key(), settlement.taskNo(), settlement.fence());
        }
    }

    private final WorkerCall workers;
    private final Definitions definitions;
    private final CallInputs inputs;
    private final Consumer<Settlement> outcomes;
    private final ConcurrentHashMap<Ticket, Cancellable> inFlight = new ConcurrentHashMap<>();

    Calls(
            WorkerCall workers,
            Definitions definitions,
            CallInputs inputs,
            Consumer<Settlement> outcomes) {
        this.workers = workers;
        this.definitions = definitions;
        this.inputs = inputs;
        this.outcomes = outcomes;
    }

    int size() {
        return inFlight.size();
    }

    boolean has(Ticket ticket) {
        return inFlight.containsKey(ticket);
    }

    /** Starts the calls of tasks whose claim is committed. */
    void start(List<Claimed> claimed) {
        claimed.forEach(task -> inFlight.put(ticket(task), NOT_YET));
        inputs.load(claimed)
                .subscribe()
                .with(flights -> startAll(claimed, flights), failure -> giveUp(claimed, failure));
    }

    /** Cancels what is in flight for runs that were stopped. */
    void cancel(Collection<RunKey> runs) {
        inFlight.keySet().stream()
                .filter(ticket -> runs.contains(ticket.run()))
                .forEach(this::cancel);
    }

    private void cancel(Ticket ticket) {
        var call = inFlight.remove(ticket);
        if (call != null) {
            call.cancel();
        }
    }

    /** A task whose run cannot be read makes no call; it will be found lost. */
    private void startAll(List<Claimed> claimed, Map<Flight, Map<String, JsonNode>> flights) {
        flights.forEach(this::start);
        if (flights.size() < claimed.size()) {
            claimed.forEach(task -> inFlight.remove(ticket(task), NOT_YET));
        }
    }

    private void start(Flight flight, Map<String, JsonNode> outputs) {
        var ticket = ticket(flight);
        long started = System.nanoTime();
        if (!inFlight.containsKey(ticket)) {
            return; // stopped meanwhile
        }
        var call =
                settlement(flight, outputs, started)
                        .subscribe()
                        .with(settlement -> landed(ticket, settlement), LOG::error);
        if (inFlight.replace(ticket, call) == null) {
            call.cancel(); // landed already, where this does nothing, or stopped
        }
    }

    /** A worker's definition that cannot be read is no fault of the worker: no attempt is spent. */
    private Uni<Settlement> settlement(Flight flight, Map<String, JsonNode> outputs, long started) {
        return definitions
                .worker(
                        flight.run().key().tenant(),
                        flight.task().worker(),
                        flight.workerRevision())
                .onItemOrFailure()
                .transformToUni((worker, failure) ->
                        failure == null
                                ? call(flight, worker, outputs, started)
                                : unread(flight, failure))
                .onFailure()
                .recoverWithItem(
                        bug -> OutcomeRules.after(flight, unexpected(bug), since(started)));
    }

    private static Uni<Settlement> unread(Flight flight, Throwable failure) {
        LOG.warnf("A worker's definition could not be read: %s", failure.getMessage());
        return Uni.createFrom().item(notMade(flight));
    }

    private Uni<Settlement> call(
            Flight flight,
            Optional<WorkerDefinition> worker,
            Map<String, JsonNode> outputs,
            long started) {
        return worker.map(known -> workers.call(CallInputs.call(flight, known, outputs)))
                .orElseGet(() -> noWorker(flight))
                .map(outcome -> OutcomeRules.after(flight, outcome, since(started)));
    }

    private static Uni<CallOutcome> noWorker(Flight flight) {
        return Uni.createFrom()
                .item(
                        new CallOutcome.Refused(
                                "worker " + flight.task().worker() + " does not exist", ""));
    }

    private void landed(Ticket ticket, Settlement settlement) {
        if (inFlight.remove(ticket) != null) {
            outcomes.accept(settlement);
        }
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static CallOutcome unexpected(Throwable failure) {
        LOG.error("A call failed in the scheduler", failure);
        return new CallOutcome.Faulted("the call failed in the scheduler", "", null);
    }

    /** The calls were not made: their attempts are still to come. */
    private void giveUp(List<Claimed> claimed, Throwable failure) {
        LOG.warnf("Claimed tasks could not be read: %s", failure.getMessage());
        claimed.forEach(task -> inFlight.remove(ticket(task)));
        inputs.known(claimed).forEach(flight -> outcomes.accept(notMade(flight)));
    }

    private static Settlement notMade(Flight flight) {
        return flight.settle(TaskState.READY).asRedelivery().withPause(Duration.ofSeconds(1));
    }

    private static Ticket ticket(Claimed task) {
        return new Ticket(task.run(), task.taskNo(), task.fence());
    }

    private static Ticket ticket(Flight flight) {
        return new Ticket(flight.run().key(), flight.taskNo(), flight.fence());
    }
}

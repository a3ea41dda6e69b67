package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.Calls.Ticket;
import io.millrace.scheduler.lease.Lease;
import io.millrace.scheduler.run.RunKey;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one pod: one transaction at a time settles what came back, follows what that opens
 * and claims what fits; then the claimed calls go out. So a chain costs one commit per hop, and
 * load makes its own batches.
 */
public final class Engine {

    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final EngineSettings settings;
    private final Cycle cycle;
    private final Calls calls;
    private final Lease lease;
    private final Timer timer;
    private final OutcomeQueue outcomes = new OutcomeQueue();
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean claiming;
    private volatile boolean closed;
    private volatile boolean underWay;
    private int failures;

    /** Runs something later, on the thread of the loop or another. */
    public interface Timer {
        void after(Duration delay, Runnable action);
    }

    Engine(
            EngineSettings settings,
            Cycle cycle,
            Function<Consumer<Settlement>, Calls> calls,
            Lease lease,
            Timer timer) {
        this.settings = settings;
        this.cycle = cycle;
        this.calls = calls.apply(this::offer);
        this.lease = lease;
        this.timer = timer;
    }

    /** From now on tasks are claimed. */
    public void start() {
        claiming = true;
        wake();
    }

    /** From now on none is claimed; what is in flight is settled as it comes back. */
    public void stop() {
        claiming = false;
    }

    /** From now on nothing is settled either; what comes back is left to other pods. */
    void close() {
        claiming = false;
        closed = true;
    }

    /** Calls, their outcomes, and the transaction under way, which settles some or claims more. */
    public int inFlight() {
        return calls.size() + outcomes.size() + (underWay ? 1 : 0);
    }

    /** Something may be ready. Cheap, from any thread. */
    public void wake() {
        if (!closed && wakes.getAndIncrement() == 0) {
            turn();
        }
    }

    /** Something will be ready. */
    void wakeAfter(Duration delay) {
        timer.after(delay, this::wake);
    }

    /** Takes what became of a task. */
    public void offer(Settlement settlement) {
        outcomes.add(settlement);
        wake();
    }

    /** Cancels calls of runs that were stopped. */
    public void cancelCalls(Collection<RunKey> runs) {
        calls.cancel(runs);
    }

    boolean holds(Ticket ticket) {
        return calls.has(ticket);
    }

    private void turn() {
        if (gathering()) {
            timer.after(settings.gather(), this::run);
        } else {
            run();
        }
    }

    /** Whether more outcomes are about to come, so that waiting a little saves commits. */
    private boolean gathering() {
        return !settings.gather().isZero() && outcomes.size() * 8 < calls.size();
    }

    private void run() {
        int seen = wakes.get();
        var batch = outcomes.take(cycle.limit());
        int slots = claiming && lease.holds() ? settings.slots() - calls.size() : 0;
        if (batch.isEmpty() && slots <= 0) {
            ended(seen);
            return;
        }
        underWay = true;
        cycle.run(batch, slots)
                .subscribe()
                .with(result -> done(result, slots, seen), failure -> failed(batch, failure, seen));
    }

    private void done(Cycle.Result result, int slots, int seen) {
        failures = 0;
        try {
            calls.start(result.claim().claimed());
            wakeLater(result, slots);
        } finally {
            underWay = false;
            ended(seen); // or the loop would stand still for ever
        }
    }

    private void wakeLater(Cycle.Result result, int slots) {
        result.earliestRepeat().ifPresent(this::wakeAfter);
        if (result.claim().contended()) {
            wakeAfter(Duration.ofMillis(5));
        } else if (cycle.rated() && slots > result.claim().claimed().size()) {
            wakeAfter(Duration.ofMillis(50));
        }
    }

    private void failed(List<Settlement> batch, Throwable failure, int seen) {
        var again = cycle.afterFailure(batch, failure);
        outcomes.putBack(again);
        underWay = false;
        var pause = Duration.ofMillis(10L << Math.min(failures++, 8));
        LOG.warnf("Engine transaction failed, %d outcomes kept: %s", again.size(), failure);
        timer.after(
                pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE,
                () -> {
                    wakes.incrementAndGet();
                    ended(seen);
                });
    }

    private void ended(int seen) {
        boolean woken = wakes.addAndGet(-seen) != 0;
        if (closed) {
            return;
        }
        if (woken || (!outcomes.isEmpty() && wakes.getAndIncrement() == 0)) {
            turn();
        }
    }

    /** Completes when nothing is in flight any more, or the time is up. */
    public Uni<Void> drained(Duration longest) {
        return Uni.createFrom()
                .<Void>emitter(
                        emitter -> check(emitter::complete, System.nanoTime() + longest.toNanos()));
    }

    private void check(Consumer<@Nullable Void> complete, long until) {
        if (inFlight() == 0 || System.nanoTime() > until) {
            complete.accept(null);
        } else {
            timer.after(Duration.ofMillis(20), () -> check(complete, until));
        }
    }
}

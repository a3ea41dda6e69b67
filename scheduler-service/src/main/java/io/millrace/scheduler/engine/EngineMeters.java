package io.millrace.scheduler.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.scheduler.lease.Lease;
import io.millrace.scheduler.run.TaskState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the engine shows of itself, under {@code millrace.engine}; all of it from the start on. */
final class EngineMeters {

    private final MeterRegistry meters;
    private final Timer commits;
    private final Counter failures;
    private final DistributionSummary settled;
    private final DistributionSummary claimed;
    private final Map<TaskState, Counter> moves = new EnumMap<>(TaskState.class);

    EngineMeters(MeterRegistry meters) {
        this.meters = meters;
        this.commits = Timer.builder("millrace.engine.commit").register(meters);
        this.failures = Counter.builder("millrace.engine.commit.failures").register(meters);
        this.settled = DistributionSummary.builder("millrace.engine.commit.size").register(meters);
        this.claimed = DistributionSummary.builder("millrace.engine.claim.size").register(meters);
        for (TaskState state : TaskState.values()) {
            moves.put(state, moved(state));
        }
    }

    private Counter moved(TaskState state) {
        return Counter.builder("millrace.engine.tasks.settled")
                .tag("state", state.name())
                .register(meters);
    }

    /** Gauges of a pod that is put together. */
    void watch(EngineSettings settings, Engine engine, Lease lease, ReadyTasks ready) {
        gauge("slots", settings::slots).register(meters);
        gauge("in.flight", engine::inFlight).register(meters);
        gauge("pods", lease::livePods).register(meters);
        gauge("lease.age", () -> seconds(lease.age())).baseUnit("seconds").register(meters);
        gauge("ready", ready::waiting).register(meters);
        gauge("ready.oldest", ready::oldestSeconds).baseUnit("seconds").register(meters);
    }

    private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value) {
        return Gauge.builder("millrace.engine." + name, value);
    }

    /** A transaction is through; one that settled or claimed nothing does not count as a batch. */
    void committed(Duration took, Moves result, int claims) {
        commits.record(took);
        if (!result.settled().isEmpty()) {
            settled.record(result.settled().size());
        }
        if (claims > 0) {
            claimed.record(claims);
        }
        result.settled()
                .forEach(task -> moves.computeIfAbsent(task.state(), this::moved).increment());
    }

    void failed() {
        failures.increment();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

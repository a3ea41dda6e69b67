package io.millrace.scheduler.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.scheduler.call.WorkerCall;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.lease.Lease;
import io.millrace.scheduler.run.RunChanges;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Puts the engine together, and starts and stops its clocks. No container needed. */
public final class EngineRoom {

    private static final Logger LOG = Logger.getLogger(EngineRoom.class);
    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final Duration COUNT = Duration.ofSeconds(5);

    /** What the engine asks of its surroundings. */
    public record Surroundings(
            Vertx vertx,
            PgConnectOptions database,
            String podName,
            Definitions definitions,
            WorkerCall workers,
            EventOutlet outbox,
            JobIds jobIds,
            RunChanges changes,
            Clock clock,
            MeterRegistry meters) {}

    private final EngineSettings settings;
    private final Vertx vertx;
    private final Pool pool;
    private final EngineParts parts;
    private final Engine engine;
    private final RateLimits rates;
    private final Housekeeping housekeeping;
    private final ReadyTasks ready;
    private final SignalListener listener;
    private volatile boolean running;

    public EngineRoom(EngineSettings settings, Surroundings around) {
        this.settings = settings;
        this.vertx = around.vertx();
        this.pool =
                EnginePool.open(
                        vertx, around.database(), settings.connections(), settings.silence());
        this.parts = parts(settings, around, pool);
        this.rates = new RateLimits(pool);
        this.ready = new ReadyTasks(pool, parts.backlog());
        var meters = new EngineMeters(around.meters());
        var inputs = new CallInputs(pool, parts.contexts());
        this.engine =
                new Engine(
                        settings,
                        new Cycle(parts, rates, around.jobIds(), meters),
                        outcomes ->
                                new Calls(around.workers(), around.definitions(), inputs, outcomes),
                        parts.lease(),
                        this::after);
        meters.watch(settings, engine, parts.lease(), ready);
        this.housekeeping = new Housekeeping(parts, engine);
        this.listener =
                new SignalListener(
                        vertx, around.database(), parts.lease(), engine, around.changes());
    }

    private static EngineParts parts(EngineSettings settings, Surroundings around, Pool pool) {
        var contexts = new RunContexts(around.definitions(), settings.parameterMemory());
        var lease = new Lease(pool, around.podName(), settings.lease());
        var signals = new Signals(lease);
        return new EngineParts(
                settings,
                new Transactions(pool),
                contexts,
                new Cascade(contexts),
                new Announcer(around.outbox(), signals, around.changes(), around.clock()),
                signals,
                lease,
                new Backlog(pool, around.clock(), settings.backlog()));
    }

    public EngineParts parts() {
        return parts;
    }

    public Engine engine() {
        return engine;
    }

    /** Starts the clocks: lease, poll, housekeeping. */
    public void start() {
        running = true;
        listener.start();
        repeat("lease", settings.lease().dividedBy(5), this::renew);
        repeat("backlog", REFRESH, () -> parts.backlog().refresh());
        repeat("rates", REFRESH, () -> rates.refresh(parts.lease().livePods()));
        repeat("ready", COUNT, ready::look);
        if (settings.enabled()) {
            repeat("housekeeping", settings.poll(), housekeeping::look);
            repeat("poll", settings.poll(), () -> Uni.createFrom().voidItem().invoke(engine::wake));
            engine.start();
        }
    }

    /** Claims no more; all else goes on until {@link #stop}. */
    public void stopClaiming() {
        engine.stop();
    }

    /** Claims no more, waits a while for what is in flight, and leaves the rest to others. */
    public Uni<Void> stop() {
        engine.stop();
        return engine.drained(settings.drain())
                .invoke(() -> running = false)
                .invoke(engine::close)
                .chain(() -> parts.lease().leave())
                .onFailure()
                .recoverWithNull()
                .invoke(listener::stop)
                .chain(() -> pool.close());
    }

    /** Ends at once, as a kill would; for tests. */
    void crash() {
        running = false;
        engine.close();
        listener.stop();
        pool.close().subscribe().with(_ -> {}, _ -> {});
    }

    private Uni<Void> renew() {
        boolean held = parts.lease().holds();
        return parts.lease()
                .renew()
                .invoke(foundDead -> wakeIf(foundDead || !held))
                .replaceWithVoid();
    }

    private void wakeIf(boolean changed) {
        if (changed) {
            engine.wake();
        }
    }

    private void repeat(String what, Duration every, Supplier<Uni<Void>> work) {
        if (running) {
            Uni.createFrom()
                    .deferred(work::get)
                    .ifNoItem()
                    .after(Duration.ofSeconds(10))
                    .fail()
                    .onFailure()
                    .invoke(failure -> LOG.warnf("%s: %s", what, failure.getMessage()))
                    .onTermination()
                    .invoke(() -> after(every, () -> repeat(what, every, work)))
                    .subscribe()
                    .with(_ -> {}, _ -> {});
        }
    }

    private void after(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), _ -> action.run());
    }
}

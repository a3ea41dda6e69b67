package io.millrace.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the relay when it is woken, and now and then unasked. Never two passes at a time; what comes
 * soon after one is gathered for the next.
 */
@ApplicationScoped
class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final Duration WHILE_BUSY = Duration.ofMillis(25);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Vertx vertx;
    private final OutboxRelay relay;
    private final OutboxSettings settings;
    private final boolean enabled;
    private final AtomicReference<State> state = new AtomicReference<>(State.STOPPED);
    private @Nullable Context context;
    private Duration pause = FIRST_PAUSE;

    @Inject
    RelayLoop(
            Vertx vertx,
            OutboxRelay relay,
            OutboxSettings settings,
            @ConfigProperty(name = "millrace.postgresql.enabled") boolean hasDatabase) {
        this.vertx = vertx;
        this.relay = relay;
        this.settings = settings;
        this.enabled = hasDatabase && settings.relay();
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            context = vertx.getOrCreateContext();
            state.set(State.IDLE);
            vertx.setPeriodic(settings.poll().toMillis(), _ -> wake());
            wake();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        state.set(State.STOPPED);
    }

    void wake() {
        State before = state.getAndUpdate(State::woken);
        if (before == State.IDLE) {
            runPass();
        }
    }

    /** On a context of its own, never on that of the request that woke it. */
    private void runPass() {
        Context own = context;
        if (own != null) {
            own.runOnContext(_ -> relay.pass().subscribe().with(this::after, this::failed));
        }
    }

    private void after(Pass pass) {
        switch (pass) {
            case DONE -> vertx.setTimer(settings.gather().toMillis(), _ -> rest());
            case MORE -> again();
            case BUSY -> runAfter(WHILE_BUSY);
            case FAILED -> backOff();
        }
    }

    private void failed(Throwable failure) {
        LOG.debugf("outbox not relayed: %s", failure);
        backOff();
    }

    private void rest() {
        pause = FIRST_PAUSE;
        if (!state.compareAndSet(State.RUNNING, State.IDLE)) {
            again();
        }
    }

    private void again() {
        pause = FIRST_PAUSE;
        if (state.compareAndSet(State.WOKEN, State.RUNNING) || state.get() == State.RUNNING) {
            runPass();
        }
    }

    private void backOff() {
        runAfter(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
    }

    private void runAfter(Duration delay) {
        vertx.setTimer(
                delay.toMillis(),
                _ -> {
                    if (state.get() != State.STOPPED) {
                        runPass();
                    }
                });
    }

    private enum State {
        STOPPED,
        IDLE,
        RUNNING,
        WOKEN;

        private State woken() {
            return switch (this) {
                case STOPPED -> STOPPED;
                case IDLE -> RUNNING;
                case RUNNING, WOKEN -> WOKEN;
            };
        }
    }
}

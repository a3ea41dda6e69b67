package io.millrace.scheduler.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.scheduler.call.WorkerCall;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.engine.EngineRoom.Surroundings;
import io.millrace.scheduler.run.RunChanges;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the engine known to the container, which starts and stops it. */
@Singleton
class EngineProducer {

    private static final Logger LOG = Logger.getLogger(EngineProducer.class);

    @Produces
    @Singleton
    EngineRoom room(
            EngineSettings settings,
            Vertx vertx,
            Definitions definitions,
            WorkerCall workers,
            EventOutlet outbox,
            JobIds jobIds,
            RunChanges changes,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "millrace.postgresql.schema") String schema) {
        var database =
                PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                        .setUser(user)
                        .setPassword(password)
                        .addProperty("search_path", schema + ",public");
        return new EngineRoom(
                settings,
                new Surroundings(
                        vertx,
                        database,
                        podName(),
                        definitions,
                        workers,
                        outbox,
                        jobIds,
                        changes,
                        clock,
                        meters));
    }

    @Produces
    @Singleton
    EngineParts parts(EngineRoom room) {
        return room.parts();
    }

    @Produces
    @Singleton
    Engine engine(EngineRoom room) {
        return room.engine();
    }

    void start(@Observes StartupEvent event, EngineRoom room) {
        room.start();
    }

    /** The pod is about to end and says so by its readiness; what is ready is for others. */
    void leaveWork(@Observes ShutdownDelayInitiatedEvent event, EngineRoom room) {
        room.stopClaiming();
    }

    /** Blocks, as the container's own end does, for as long as calls in flight are waited for. */
    void stop(@Observes ShutdownEvent event, EngineRoom room, EngineSettings settings) {
        room.stop()
                .subscribeAsCompletionStage()
                .orTimeout(settings.drain().toMillis() + 2000, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.warnf("The engine did not stop in time: %s", failure);
                    return null;
                })
                .join();
    }

    private static String podName() {
        String host = System.getenv("HOSTNAME");
        return (host == null ? "pod" : host) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}

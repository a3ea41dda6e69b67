package io.millrace.scheduler.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.outbox.OutboxEvent;
import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.engine.EngineRoom.Surroundings;
import io.millrace.scheduler.interrupt.InterruptRun;
import io.millrace.scheduler.interrupt.TellWorkers;
import io.millrace.scheduler.job.SettleJob;
import io.millrace.scheduler.release.ReleaseTasks;
import io.millrace.scheduler.rerun.RerunRun;
import io.millrace.scheduler.restart.RestartRun;
import io.millrace.scheduler.run.RunChanges;
import io.millrace.scheduler.trigger.TriggerRun;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One scheduler, put together by hand. */
final class TestPod {

    final ScriptedWorkers workers = new ScriptedWorkers();
    final List<OutboxEvent> events = new CopyOnWriteArrayList<>();
    final RandomJobIds jobIds = new RandomJobIds();
    final RunChanges changes = new RunChanges();
    final EngineRoom room;
    final TriggerRun triggerRun;
    final InterruptRun interruptRun;
    final RestartRun restartRun;
    final RerunRun rerunRun;
    final ReleaseTasks releaseTasks;
    final SettleJob settleJob;

    TestPod(
            Vertx vertx,
            PgConnectOptions database,
            MadeUpDefinitions definitions,
            EngineSettings settings) {
        room =
                new EngineRoom(
                        settings,
                        new Surroundings(
                                vertx,
                                database,
                                "test",
                                definitions,
                                workers,
                                new Kept(),
                                jobIds,
                                changes,
                                Clock.systemUTC(),
                                new SimpleMeterRegistry()));
        var parts = room.parts();
        triggerRun =
                new TriggerRun(
                        parts,
                        room.engine(),
                        definitions,
                        new NoTenants(),
                        new IdempotencyKeys(),
                        Clock.systemUTC());
        interruptRun =
                new InterruptRun(parts, room.engine(), new TellWorkers(workers, definitions));
        restartRun = new RestartRun(parts, room.engine());
        rerunRun = new RerunRun(parts, definitions, triggerRun);
        releaseTasks = new ReleaseTasks(parts, room.engine());
        settleJob = new SettleJob(parts, room.engine());
    }

    private final class Kept implements EventOutlet {
        @Override
        public Uni<Void> append(SqlClient transaction, List<OutboxEvent> appended) {
            events.addAll(appended);
            return Uni.createFrom().voidItem();
        }

        @Override
        public void wake() {}
    }

    private static final class NoTenants implements TenantSettings {
        @Override
        public Map<String, Tenant> tenants() {
            return Map.of();
        }
    }
}

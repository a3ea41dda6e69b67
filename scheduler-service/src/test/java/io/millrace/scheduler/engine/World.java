package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.run.TaskState;
import io.millrace.scheduler.trigger.DynamicParameters;
import io.millrace.scheduler.trigger.TriggerCommand;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A tenant of its own, pods, and the actions of an external scheduler. */
final class World implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Vertx VERTX = Vertx.vertx();

    final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    final Pool pool = EnginePool.open(VERTX, EngineDatabase.options(), 4, 30);
    final MadeUpDefinitions definitions = new MadeUpDefinitions(pool);
    final List<TestPod> pods = new ArrayList<>();

    World() {
        definitions.saveWorker(tenant, "W", "{\"maxConcurrency\": 64}");
    }

    TestPod pod() {
        return pod(TestSettings.QUICK);
    }

    TestPod pod(EngineSettings settings) {
        return started(new TestPod(VERTX, EngineDatabase.options(), definitions, settings));
    }

    private TestPod started(TestPod pod) {
        pod.room.start();
        pods.add(pod);
        return pod;
    }

    SilentNetwork network() {
        return new SilentNetwork(VERTX, EngineDatabase.options());
    }

    TestPod podBehind(SilentNetwork network) {
        return started(new TestPod(VERTX, network.options(), definitions, TestSettings.QUICK));
    }

    TriggerCommand command(String batch, BatchType type, Set<String> excluded, Set<String> held) {
        return new TriggerCommand(
                tenant,
                "user",
                batch,
                type,
                Optional.empty(),
                excluded,
                held,
                DynamicParameters.NONE,
                null);
    }

    String trigger(String batch) {
        return trigger(batch, Set.of(), Set.of());
    }

    String trigger(String batch, Set<String> excluded, Set<String> held) {
        return start(command(batch, BatchType.BATCH, excluded, held));
    }

    String triggerGroup(String group, Set<String> excluded, Set<String> held) {
        return start(command(group, BatchType.GROUP, excluded, held));
    }

    private String start(TriggerCommand command) {
        return await(pods.getFirst().triggerRun.trigger(command)).toString();
    }

    void interrupt(String run) {
        await(pods.getFirst().interruptRun.interrupt(tenant, "user", batchOf(run), run));
    }

    void restart(String run) {
        await(pods.getFirst().restartRun.restart(tenant, "user", batchOf(run), run));
    }

    void release(String run, String... tasks) {
        await(
                pods.getFirst()
                        .releaseTasks
                        .release(tenant, "user", batchOf(run), run, List.of(tasks)));
    }

    static String batchOf(String run) {
        return BatchRunId.parse(run).orElseThrow().batchName();
    }

    <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    Status status(String run) {
        return Status.valueOf(
                pool.preparedQuery("select status from run where tenant = $1 and batch_run_id = $2")
                        .executeAndAwait(Tuple.of(tenant, run))
                        .iterator()
                        .next()
                        .getString(0));
    }

    /** States of the run's tasks, by number. */
    Map<Integer, String> states(String run) {
        Map<Integer, String> states = new HashMap<>();
        pool.preparedQuery(
                        """
                        select t.task_no, t.state from task t join run r
                          on r.tenant = t.tenant and r.created_on = t.created_on and r.id = t.run_id
                        where r.tenant = $1 and r.batch_run_id = $2 order by 1
                        """)
                .executeAndAwait(Tuple.of(tenant, run))
                .forEach(row -> states.put(row.getInteger(0), row.getString(1)));
        return states;
    }

    /** The run's member of that batch. */
    String member(String groupRun, String batch) {
        return pool.preparedQuery(
                        """
                        select m.batch_run_id from run m join run g
                          on g.tenant = m.tenant and g.created_on = m.parent_created_on and g.id = m.parent_id
                        where g.tenant = $1 and g.batch_run_id = $2 and m.batch_name = $3
                        """)
                .executeAndAwait(Tuple.of(tenant, groupRun, batch))
                .iterator()
                .next()
                .getString(0);
    }

    /** The settlement that would end the run's first task as successful. */
    Settlement settlement(String run, TestPod pod, int fence) {
        var context = await(pod.room.parts().contexts().find(pool, tenant, run)).orElseThrow();
        return Settlement.ended(context, 0, fence, Settlement.Origin.CALL, TaskState.SUCCESSFUL);
    }

    Status ended(String run) {
        until(() -> status(run) != Status.ONGOING && status(run) != Status.NOT_STARTED);
        return status(run);
    }

    /** Waits on the condition; fails when it does not come about. */
    static void until(BooleanSupplier condition) {
        Uni.createFrom()
                .item(condition::getAsBoolean)
                .map(World::requireTrue)
                .onFailure(NotYet.class)
                .retry()
                .withBackOff(Duration.ofMillis(5), Duration.ofMillis(50))
                .expireIn(PATIENCE.toMillis())
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .await()
                .atMost(PATIENCE.plusSeconds(5));
    }

    private static boolean requireTrue(boolean met) {
        if (!met) {
            throw new NotYet();
        }
        return true;
    }

    private static final class NotYet extends RuntimeException {
        NotYet() {
            super("the condition did not come about", null, false, false);
        }
    }

    @Override
    public void close() {
        pods.forEach(pod -> pod.room.crash());
        for (var table : List.of("task", "run")) {
            pool.preparedQuery("delete from " + table + " where tenant = $1")
                    .executeAndAwait(Tuple.of(tenant));
        }
        pool.closeAndForget();
    }
}

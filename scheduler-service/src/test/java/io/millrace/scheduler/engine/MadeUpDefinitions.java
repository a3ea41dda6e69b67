package io.millrace.scheduler.engine;

import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.Current;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.definition.GroupDefinition;
import io.millrace.scheduler.definition.WorkerAuth;
import io.millrace.scheduler.definition.WorkerDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Definitions in memory, with the rows that the engine's statements look at. */
final class MadeUpDefinitions implements Definitions {

    private static final Map<Long, Object> VERSIONS = new ConcurrentHashMap<>();

    private final Pool pool;
    private final Map<String, Current<BatchDefinition>> batches = new ConcurrentHashMap<>();
    private final Map<String, Current<GroupDefinition>> groups = new ConcurrentHashMap<>();

    MadeUpDefinitions(Pool pool) {
        this.pool = pool;
    }

    void save(String tenant, BatchDefinition batch) {
        long version = version(tenant, "BATCH", batch.code());
        run(
                """
                insert into batch (tenant, code, definition_version, body, revision, changed_by)
                values ($1, $2, $3, '{}', 1, 'test')
                on conflict (tenant, code) do update set definition_version = $3
                """,
                Tuple.of(tenant, batch.code(), version));
        VERSIONS.put(version, batch);
        batches.put(tenant + "/" + batch.code(), new Current<>(version, batch));
    }

    void save(String tenant, GroupDefinition group) {
        long version = version(tenant, "GROUP", group.code());
        VERSIONS.put(version, group);
        groups.put(tenant + "/" + group.code(), new Current<>(version, group));
    }

    void saveWorker(String tenant, String code, String body) {
        run(
                """
                insert into worker (tenant, code, body, revision, changed_by)
                values ($1, $2, $3::text::jsonb, 1, 'test')
                on conflict (tenant, code) do update set body = $3::text::jsonb
                """,
                Tuple.of(tenant, code, body));
    }

    private long version(String tenant, String kind, String code) {
        return pool.preparedQuery(
                        """
                        insert into definition_version (tenant, kind, code, body)
                        values ($1, $2, $3, '{}') returning id
                        """)
                .executeAndAwait(Tuple.of(tenant, kind, code))
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql, Tuple arguments) {
        pool.preparedQuery(sql).executeAndAwait(arguments);
    }

    @Override
    public Uni<Optional<Current<BatchDefinition>>> batch(String tenant, String code) {
        return Uni.createFrom().item(() -> Optional.ofNullable(batches.get(tenant + "/" + code)));
    }

    @Override
    public Uni<Optional<Current<GroupDefinition>>> group(String tenant, String code) {
        return Uni.createFrom().item(() -> Optional.ofNullable(groups.get(tenant + "/" + code)));
    }

    @Override
    public Uni<Optional<Current<BatchDefinition>>> remembered(String tenant, String code) {
        return batch(tenant, code);
    }

    @Override
    public Uni<BatchDefinition> batchVersion(long version) {
        return Uni.createFrom()
                .item(() -> (BatchDefinition) Objects.requireNonNull(VERSIONS.get(version)));
    }

    @Override
    public Uni<GroupDefinition> groupVersion(long version) {
        return Uni.createFrom()
                .item(() -> (GroupDefinition) Objects.requireNonNull(VERSIONS.get(version)));
    }

    @Override
    public Uni<Optional<WorkerDefinition>> worker(String tenant, String code, long revision) {
        return worker(tenant, code);
    }

    @Override
    public Uni<Optional<WorkerDefinition>> worker(String tenant, String code) {
        return Uni.createFrom()
                .item(
                        Optional.of(
                                new WorkerDefinition(
                                        code,
                                        URI.create("http://127.0.0.1:1"),
                                        64,
                                        null,
                                        new WorkerAuth(WorkerAuth.Type.NONE, null),
                                        "/cancel")));
    }
}

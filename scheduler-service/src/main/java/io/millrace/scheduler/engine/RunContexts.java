package io.millrace.scheduler.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.run.BatchRunId;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Runs' contexts, from memory or the database. */
public final class RunContexts {

    private static final Logger LOG = Logger.getLogger(RunContexts.class);

    private static final String COLUMNS =
            """
            select r.tenant, r.created_on, r.id, r.batch_run_id, r.batch_name, r.batch_type,
                r.definition_version, r.parent_created_on, r.parent_id, r.member_no, p.batch_run_id as parent_run_id,
                r.business_date, r.triggered_by, r.parameters, r.traceparent,
                r.bounce_execution_id
            from run r left join run p
              on p.tenant = r.tenant and p.created_on = r.parent_created_on and p.id = r.parent_id
            """;

    private static final String BY_KEY =
            COLUMNS
                    + " join unnest($1::text[], $2::date[], $3::bigint[]) as w(tenant, created_on, id)"
                    + " on r.tenant = w.tenant and r.created_on = w.created_on and r.id = w.id";

    private static final String BY_RUN_ID =
            COLUMNS
                    + " where r.tenant = $1 and r.batch_name = $2 and r.created_on = $3 and r.millis = $4"
                    + " and r.batch_run_id = $5";

    private final Definitions definitions;
    private final Cache<RunKey, RunContext> runs;
    private final Cache<Long, Plan> plans = Caffeine.newBuilder().maximumSize(1_000).build();

    /**
     * @param parameters how much parameters may weigh in memory, roughly in characters
     */
    public RunContexts(Definitions definitions, long parameters) {
        this.definitions = definitions;
        this.runs =
                Caffeine.newBuilder()
                        .maximumWeight(parameters)
                        .<RunKey, RunContext>weigher((_, run) -> weight(run))
                        .build();
    }

    public void remember(RunContext run) {
        runs.put(run.key(), run);
    }

    public Plan remember(long version, Plan plan) {
        return plans.get(version, _ -> plan);
    }

    public Optional<Plan> plan(long version) {
        return Optional.ofNullable(plans.getIfPresent(version));
    }

    /** Those that are in memory. */
    Map<RunKey, RunContext> known(Collection<RunKey> keys) {
        return runs.getAllPresent(keys);
    }

    /** Contexts of all the keys; one that does not exist is left out. */
    public Uni<Map<RunKey, RunContext>> load(SqlClient client, Collection<RunKey> keys) {
        Map<RunKey, RunContext> known = new HashMap<>(runs.getAllPresent(keys));
        var missing = keys.stream().distinct().filter(key -> !known.containsKey(key)).toList();
        return missing.isEmpty()
                ? Uni.createFrom().item(known)
                : fetch(client, missing)
                        .invoke(found -> found.forEach(run -> known.put(run.key(), run)))
                        .replaceWith(known);
    }

    /** The run of that id, empty if the tenant has none. */
    public Uni<Optional<RunContext>> find(SqlClient client, String tenant, String batchRunId) {
        var id = BatchRunId.parse(batchRunId);
        if (id.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var parts = id.get();
        return client.preparedQuery(BY_RUN_ID)
                .execute(
                        Tuple.of(
                                tenant,
                                parts.batchName(),
                                parts.createdOn(),
                                parts.epochMillis(),
                                batchRunId))
                .chain(this::contexts)
                .map(found -> found.stream().findFirst());
    }

    private Uni<List<RunContext>> fetch(SqlClient client, List<RunKey> keys) {
        return client.preparedQuery(BY_KEY)
                .execute(Columns.keys(keys).tuple())
                .chain(this::contexts);
    }

    private Uni<List<RunContext>> contexts(Iterable<Row> rows) {
        return Multi.createFrom()
                .iterable(StreamSupport.stream(rows.spliterator(), false).toList())
                .onItem()
                .transformToUniAndConcatenate(this::contextOrNone)
                .invoke(this::remember)
                .collect()
                .asList();
    }

    /** One run that cannot be read must not keep others from being looked after. */
    private Uni<RunContext> contextOrNone(Row row) {
        return contextOf(row)
                .onFailure()
                .invoke(failure ->
                        LOG.errorf(failure, "Run %s cannot be read", row.getString("batch_run_id")))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<RunContext> contextOf(Row row) {
        var type = BatchType.valueOf(row.getString("batch_type"));
        long version = row.getLong("definition_version");
        return plan(type, version).map(plan -> RunRow.context(row, type, version, plan));
    }

    private Uni<Plan> plan(BatchType type, long version) {
        return plan(version)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> loadPlan(type, version).invoke(plan -> remember(version, plan)));
    }

    private Uni<Plan> loadPlan(BatchType type, long version) {
        return switch (type) {
            case BATCH -> definitions.batchVersion(version).map(Plan::of);
            case GROUP -> definitions.groupVersion(version).map(Plan::of);
        };
    }

    private static int weight(RunContext run) {
        return 300 + run.parameters().toString().length();
    }
}

package io.millrace.scheduler.rerun;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.engine.StoredJson;
import io.millrace.scheduler.run.BatchType;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.millrace.scheduler.run.Status;
import io.millrace.scheduler.trigger.DynamicParameters;
import io.millrace.scheduler.trigger.TriggerCommand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run was asked for.
 *
 * @param members parameters of a group's members, by batch code
 */
record EarlierRun(
        Status status,
        @Nullable String included,
        @Nullable String excluded,
        @Nullable String held,
        Map<String, RunParameters> members) {

    private static final String READ =
            """
            select 0 as rank, batch_name, status, included, excluded, held_codes, parameters from run
            where tenant = $1 and created_on = $2 and id = $3
            union all
            select 1, batch_name, status, null, null, null, parameters from run
            where tenant = $1 and parent_created_on = $2 and parent_id = $3
            order by rank
            """;

    static Uni<EarlierRun> read(SqlClient client, RunContext run) {
        var key = run.key();
        return client.preparedQuery(READ)
                .execute(Tuple.of(key.tenant(), key.createdOn(), key.id()))
                .map(EarlierRun::of);
    }

    private static EarlierRun of(Iterable<Row> rows) {
        var each = rows.iterator();
        Row first = each.next();
        Map<String, RunParameters> members = new HashMap<>();
        each.forEachRemaining(row ->
                members.put(
                        row.getString("batch_name"),
                        StoredJson.readParameters(row.getString("parameters"))));
        return new EarlierRun(
                Status.valueOf(first.getString("status")),
                first.getString("included"),
                first.getString("excluded"),
                first.getString("held_codes"),
                members);
    }

    void requireOver() {
        if (status == Status.ONGOING) {
            throw new RunRefused(Reason.NOT_ONGOING, "The run is " + status.word() + ".");
        }
    }

    TriggerCommand command(String user, RunContext run, List<String> codes) {
        return new TriggerCommand(
                run.key().tenant(),
                user,
                run.batchName(),
                run.type(),
                Optional.ofNullable(included).map(text -> among(text, codes)),
                among(excluded, codes),
                among(held, codes),
                parameters(run, codes),
                Optional.of(run.businessDate()),
                null,
                null);
    }

    private DynamicParameters parameters(RunContext run, List<String> codes) {
        var own = run.parameters();
        if (run.type() == BatchType.BATCH) {
            Map<String, Map<String, JsonNode>> ofTasks = new HashMap<>(own.taskRuntimeParams());
            ofTasks.keySet().retainAll(codes);
            return new DynamicParameters(new RunParameters(own.batchParams(), ofTasks), Map.of());
        }
        var ofMembers = new HashMap<>(members);
        ofMembers.keySet().retainAll(codes);
        return new DynamicParameters(own, ofMembers);
    }

    private static Set<String> among(@Nullable String joined, List<String> codes) {
        if (joined == null) {
            return Set.of();
        }
        return Arrays.stream(joined.split(","))
                .filter(new HashSet<>(codes)::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}

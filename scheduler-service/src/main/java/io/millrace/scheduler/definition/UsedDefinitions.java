package io.millrace.scheduler.definition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** Whether anything uses a definition, in the transaction that would delete it. */
final class UsedDefinitions {

    private static final String WORKER =
            """
            select 'Batch ' || code || ' calls it.' from batch where tenant = $1
                and body -> 'tasks' @> jsonb_build_array(jsonb_build_object('worker', $2::text))
            union all
            select 'Process ' || spid || ' is to run on it.' from process_schedule
            where tenant = $1 and worker = $2 and over_at is null
            limit 1
            """;
    private static final String BATCH =
            """
            select 'Group ' || code || ' has it as a member.' from batch_group where tenant = $1
                and body -> 'members' @> jsonb_build_array(jsonb_build_object('batchName', $2::text))
            union all
            select 'Process ' || spid || ' is scheduled to run it.' from process_schedule
            where tenant = $1 and batch_name = $2 and over_at is null
            union all
            select 'Run ' || batch_run_id || ' is going on.' from run
            where tenant = $1 and batch_name = $2 and status = 'ONGOING' and batch_type = 'BATCH'
            limit 1
            """;
    private static final String GROUP =
            """
            select 'Run ' || batch_run_id || ' is going on.' from run
            where tenant = $1 and batch_name = $2 and status = 'ONGOING' and batch_type = 'GROUP'
            limit 1
            """;

    private UsedDefinitions() {}

    /** By what, in one sentence, or empty. */
    static Uni<Optional<String>> by(
            SqlConnection transaction, DefinitionType type, DefinitionKey key) {
        return transaction
                .preparedQuery(question(type))
                .execute(Tuple.of(key.tenant(), key.code()))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getString(0)));
    }

    private static String question(DefinitionType type) {
        return switch (type) {
            case WORKER -> WORKER;
            case BATCH -> BATCH;
            case BATCH_GROUP -> GROUP;
        };
    }
}

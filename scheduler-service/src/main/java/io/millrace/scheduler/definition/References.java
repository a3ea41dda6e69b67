package io.millrace.scheduler.definition;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which definitions and runs point at which definitions. */
@ApplicationScoped
class References {

    private static final String BATCHES_WITH_WORKER =
            """
            select code from batch where tenant = ?1
            and body -> 'tasks' @> jsonb_build_array(jsonb_build_object('worker', cast(?2 as text)))
            """;
    private static final String RUNS_WITH_WORKER =
            """
            select batch_run_id from (
              select definition_version, min(batch_run_id) as batch_run_id from run
              where tenant = ?1 and status = 'ONGOING' and batch_type = 'BATCH'
              group by definition_version) going
            join definition_version on definition_version.id = going.definition_version
            where body -> 'tasks' @> jsonb_build_array(jsonb_build_object('worker', cast(?2 as text)))
            """;
    private static final String GROUPS_WITH_BATCH =
            """
            select code from batch_group where tenant = ?1
            and body -> 'members' @> jsonb_build_array(jsonb_build_object('batchName', cast(?2 as text)))
            """;
    private static final String PROCESSES_OF =
            """
            select cast(spid as text) from process_schedule
            where tenant = ?1 and batch_name = ?2 and over_at is null
            """;
    private static final String PROCESSES_ON =
            """
            select cast(spid as text) from process_schedule
            where tenant = ?1 and worker = ?2 and over_at is null
            """;
    private static final String RUNS_OF =
            """
            select batch_run_id from run
            where tenant = ?1 and batch_name = ?2 and status = 'ONGOING' and batch_type = '%s'
            """;

    /** Adds a fault at each place that names a code for which the table has no row. */
    Uni<Void> check(String tenant, String table, Map<String, List<String>> named, Faults faults) {
        return list("select code from " + table + " where tenant = ?1", tenant)
                .invoke(codes -> fault(table, new HashSet<>(codes), named, faults))
                .replaceWithVoid();
    }

    Uni<Optional<String>> toWorker(DefinitionKey key) {
        return first(BATCHES_WITH_WORKER, key, "Batch %s calls this worker.")
                .chain(used -> or(used, RUNS_WITH_WORKER, key, "Run %s calls this worker."))
                .chain(used -> or(used, PROCESSES_ON, key, "Process %s is to run on it."));
    }

    Uni<Optional<String>> toBatch(DefinitionKey key) {
        return first(GROUPS_WITH_BATCH, key, "Group %s has this batch as a member.")
                .chain(used -> or(used, PROCESSES_OF, key, "Process %s is scheduled to run it."))
                .chain(used -> or(used, RUNS_OF.formatted("BATCH"), key, "Run %s is going on."));
    }

    Uni<Optional<String>> toGroup(DefinitionKey key) {
        return first(RUNS_OF.formatted("GROUP"), key, "Run %s is going on.");
    }

    static void fault(
            String table, Set<String> known, Map<String, List<String>> named, Faults faults) {
        named.forEach((code, pointers) -> {
            if (!known.contains(code)) {
                pointers.forEach(
                        pointer -> faults.add(pointer, "is no known " + table + ": " + code));
            }
        });
    }

    private static Uni<Optional<String>> or(
            Optional<String> used, String query, DefinitionKey key, String sentence) {
        return used.isPresent() ? Uni.createFrom().item(used) : first(query, key, sentence);
    }

    private static Uni<Optional<String>> first(String query, DefinitionKey key, String sentence) {
        return list(query + " limit 1", key.tenant(), key.code())
                .map(found -> found.stream().findFirst().map(sentence::formatted));
    }

    private static Uni<List<String>> list(String query, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var select = session.createNativeQuery(query, String.class);
                    for (int i = 0; i < values.length; i++) {
                        select.setParameter(i + 1, values[i]);
                    }
                    return select.getResultList();
                });
    }
}

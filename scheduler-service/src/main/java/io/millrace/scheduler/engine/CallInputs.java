package io.millrace.scheduler.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.call.TaskCall;
import io.millrace.scheduler.definition.WorkerDefinition;
import io.millrace.scheduler.engine.ClaimStatement.Claimed;
import io.millrace.scheduler.run.RunKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What calls need beyond their claims: the runs' contexts, and outputs their requests refer to. */
final class CallInputs {

    private static final String OUTPUTS =
            """
            select t.tenant, t.created_on, t.run_id, t.task_no, t.outputs from task t
            join unnest($1::text[], $2::date[], $3::bigint[], $4::int[]) as w(tenant, created_on, run_id, task_no)
              on t.tenant = w.tenant and t.created_on = w.created_on
             and t.run_id = w.run_id and t.task_no = w.task_no
            where t.outputs is not null
            """;

    private record Source(RunKey run, int taskNo) {}

    private final Pool pool;
    private final RunContexts contexts;

    CallInputs(Pool pool, RunContexts contexts) {
        this.pool = pool;
        this.contexts = contexts;
    }

    /** The flights with the outputs they refer to. A task whose run is gone is left out. */
    Uni<Map<Flight, Map<String, JsonNode>>> load(List<Claimed> claimed) {
        return contexts.load(pool, claimed.stream().map(Claimed::run).toList())
                .map(runs -> flights(claimed, runs))
                .chain(this::withOutputs);
    }

    /** Flights of tasks whose runs are in memory; the others are found lost and claimed again. */
    List<Flight> known(List<Claimed> claimed) {
        return flights(claimed, contexts.known(claimed.stream().map(Claimed::run).toList()));
    }

    static TaskCall call(Flight flight, WorkerDefinition worker, Map<String, JsonNode> outputs) {
        var run = flight.run();
        var parameters = run.parameters();
        var task = flight.task();
        return new TaskCall(
                run.key().tenant(),
                run.batchRunId(),
                run.plan().batch(),
                task,
                worker,
                flight.attempt(),
                parameters.batchParams(),
                parameters.taskRuntimeParams().getOrDefault(task.taskCode(), Map.of()),
                outputs,
                flight.jobId(),
                run.traceparent());
    }

    private static List<Flight> flights(List<Claimed> claimed, Map<RunKey, RunContext> runs) {
        var flights = new ArrayList<Flight>();
        for (var task : claimed) {
            var run = runs.get(task.run());
            if (run != null) {
                flights.add(
                        new Flight(
                                run,
                                task.taskNo(),
                                task.workerRevision(),
                                task.fence(),
                                task.attempt(),
                                task.tries(),
                                task.jobId()));
            }
        }
        return flights;
    }

    private Uni<Map<Flight, Map<String, JsonNode>>> withOutputs(List<Flight> flights) {
        var sources = flights.stream().flatMap(CallInputs::sources).distinct().toList();
        return sources.isEmpty()
                ? Uni.createFrom().item(joined(flights, Map.of()))
                : read(sources).map(outputs -> joined(flights, outputs));
    }

    private static Stream<Source> sources(Flight flight) {
        return flight.run().plan().sources(flight.taskNo()).stream()
                .map(number -> new Source(flight.run().key(), number));
    }

    private Uni<Map<Source, Map<String, JsonNode>>> read(List<Source> sources) {
        var arguments = Columns.of(sources).key(Source::run).number(Source::taskNo).tuple();
        return pool.preparedQuery(OUTPUTS).execute(arguments).map(CallInputs::outputs);
    }

    private static Map<Source, Map<String, JsonNode>> outputs(Iterable<Row> rows) {
        Map<Source, Map<String, JsonNode>> outputs = new HashMap<>();
        for (Row row : rows) {
            outputs.put(
                    new Source(Moves.keyOf(row), row.getInteger("task_no")),
                    StoredJson.read(row.getString("outputs")));
        }
        return outputs;
    }

    private static Map<Flight, Map<String, JsonNode>> joined(
            List<Flight> flights, Map<Source, Map<String, JsonNode>> outputs) {
        Map<Flight, Map<String, JsonNode>> joined = LinkedHashMap.newLinkedHashMap(flights.size());
        flights.forEach(flight -> joined.put(flight, named(flight, outputs)));
        return joined;
    }

    private static Map<String, JsonNode> named(
            Flight flight, Map<Source, Map<String, JsonNode>> outputs) {
        var plan = flight.run().plan();
        Map<String, JsonNode> named = new HashMap<>();
        for (int source : plan.sources(flight.taskNo())) {
            outputs.getOrDefault(new Source(flight.run().key(), source), Map.of())
                    .forEach((name, value) ->
                            named.put(plan.codes().get(source) + "." + name, value));
        }
        return named;
    }
}

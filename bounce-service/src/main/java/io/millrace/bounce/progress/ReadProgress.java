package io.millrace.bounce.progress;

import io.millrace.bounce.customer.Customer;
import io.millrace.bounce.execution.Execution;
import io.millrace.bounce.execution.Executions;
import io.millrace.bounce.refusal.BounceRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells how executions of a customer are coming along. */
@ApplicationScoped
class ReadProgress {

    private final Pool pool;
    private final Executions executions;
    private final ExecutionTasks tasks;

    ReadProgress(Pool pool, Executions executions, ExecutionTasks tasks) {
        this.pool = pool;
        this.executions = executions;
        this.tasks = tasks;
    }

    /** In the order asked for. */
    Uni<List<Progress>> of(Customer customer, List<String> ids) {
        return own(customer, ids)
                .chain(found ->
                        tasks.ended(pool, customer.tenant(), ids)
                                .map(ended -> progress(found, ended)));
    }

    Uni<Progress> details(Customer customer, String id) {
        return own(customer, List.of(id)).map(List::getFirst).chain(this::details);
    }

    private Uni<Progress> details(Execution execution) {
        return tasks.list(pool, execution)
                .map(steps -> Progress.of(execution, ended(steps), steps));
    }

    private static int ended(List<TaskProgress> steps) {
        return (int) steps.stream().filter(step -> step.endedAt() != null).count();
    }

    private static List<Progress> progress(List<Execution> found, Map<String, Integer> ended) {
        return found.stream()
                .map(one -> Progress.of(one, ended.getOrDefault(one.id(), 0), null))
                .toList();
    }

    private Uni<List<Execution>> own(Customer customer, List<String> ids) {
        return executions.ofCustomer(pool, customer, ids).map(found -> ordered(found, ids));
    }

    private static List<Execution> ordered(List<Execution> found, List<String> ids) {
        Map<String, Execution> byId =
                found.stream().collect(Collectors.toMap(Execution::id, Function.identity()));
        return ids.stream().map(id -> required(byId, id)).toList();
    }

    private static Execution required(Map<String, Execution> byId, String id) {
        Execution execution = byId.get(id);
        if (execution == null) {
            throw BounceRefused.unknown("There is no execution " + id + ".");
        }
        return execution;
    }
}

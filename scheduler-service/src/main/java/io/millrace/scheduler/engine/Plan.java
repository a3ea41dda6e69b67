package io.millrace.scheduler.engine;

import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.GroupDefinition;
import io.millrace.scheduler.definition.GroupMember;
import io.millrace.scheduler.definition.TaskDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A definition as a graph: tasks (of a group: members) by number, and what follows each. */
public final class Plan {

    private final @Nullable BatchDefinition batch;
    private final List<String> codes;
    private final Map<String, Integer> numbers;
    private final List<List<Integer>> predecessors;
    private final List<List<Integer>> successors;
    private final List<List<Integer>> sources;
    private volatile @Nullable FirstTasks all;

    private Plan(@Nullable BatchDefinition batch, List<String> codes, List<List<String>> after) {
        this.batch = batch;
        this.codes = codes;
        this.numbers = HashMap.newHashMap(codes.size());
        codes.forEach(code -> numbers.put(code, numbers.size()));
        this.predecessors = after.stream().map(this::numbersOf).toList();
        this.successors = reversed(predecessors);
        this.sources = batch == null ? List.of() : new OutputReferences(this, batch).all();
    }

    public static Plan of(BatchDefinition batch) {
        return new Plan(
                batch,
                batch.tasks().stream().map(TaskDefinition::taskCode).toList(),
                batch.tasks().stream().map(TaskDefinition::after).toList());
    }

    public static Plan of(GroupDefinition group) {
        return new Plan(
                null,
                group.members().stream().map(GroupMember::batchName).toList(),
                group.members().stream().map(GroupMember::after).toList());
    }

    /** The batch; a group's plan has none. */
    public BatchDefinition batch() {
        if (batch == null) {
            throw new IllegalStateException("the plan of a group");
        }
        return batch;
    }

    public TaskDefinition task(int number) {
        return batch().tasks().get(number);
    }

    public int size() {
        return codes.size();
    }

    public List<String> codes() {
        return codes;
    }

    /** Number of a code, or null if there is no such task or member. */
    public @Nullable Integer number(String code) {
        return numbers.get(code);
    }

    public List<Integer> predecessors(int number) {
        return predecessors.get(number);
    }

    public List<Integer> successors(int number) {
        return successors.get(number);
    }

    /** First tasks when all are run: the usual case, worked out once. */
    FirstTasks allFirst(Supplier<FirstTasks> build) {
        var known = all;
        if (known == null) {
            known = build.get();
            all = known;
        }
        return known;
    }

    /** Tasks whose outputs the request of this task refers to. */
    List<Integer> sources(int number) {
        return sources.get(number);
    }

    private List<Integer> numbersOf(List<String> names) {
        return names.stream().distinct().map(numbers::get).toList();
    }

    private static List<List<Integer>> reversed(List<List<Integer>> predecessors) {
        List<List<Integer>> successors = new ArrayList<>();
        predecessors.forEach(_ -> successors.add(new ArrayList<>()));
        for (int number = 0; number < predecessors.size(); number++) {
            for (int before : predecessors.get(number)) {
                successors.get(before).add(number);
            }
        }
        return successors;
    }
}

package io.millrace.scheduler.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which node waits for which; finds a circle without recursion, whatever the length of a chain. */
final class PrecedenceGraph {

    private final Map<String, Set<String>> predecessors = new LinkedHashMap<>();

    void add(String node, Set<String> after) {
        predecessors.put(node, after);
    }

    /** Nodes of one circle in running order, its first node again at the end. */
    Optional<List<String>> cycle() {
        var stuck = stuck();
        return stuck.isEmpty() ? Optional.empty() : Optional.of(circleAmong(stuck));
    }

    /** What is left when every node is taken away whose predecessors are all gone. */
    private Set<String> stuck() {
        var unmet = new HashMap<String, Integer>();
        var free = new ArrayDeque<String>();
        predecessors.forEach((node, after) -> {
            unmet.put(node, after.size());
            if (after.isEmpty()) {
                free.add(node);
            }
        });
        var successors = successors();
        while (!free.isEmpty()) {
            for (var next : successors.getOrDefault(free.remove(), List.of())) {
                if (unmet.merge(next, -1, Integer::sum) == 0) {
                    free.add(next);
                }
            }
        }
        var stuck = new LinkedHashSet<>(predecessors.keySet());
        stuck.removeIf(node -> unmet.getOrDefault(node, 0) == 0);
        return stuck;
    }

    private Map<String, List<String>> successors() {
        var successors = new HashMap<String, List<String>>();
        predecessors.forEach((node, after) ->
                after.forEach(before ->
                        successors.computeIfAbsent(before, key -> new ArrayList<>()).add(node)));
        return successors;
    }

    /** Every stuck node has a stuck predecessor, so that walking back must meet itself. */
    private List<String> circleAmong(Set<String> stuck) {
        var walked = new LinkedHashSet<String>();
        var node = stuck.iterator().next();
        while (walked.add(node)) {
            node = stuckPredecessor(node, stuck);
        }
        var backwards = new ArrayList<>(walked);
        var circle = new ArrayList<>(backwards.subList(backwards.indexOf(node), backwards.size()));
        circle.add(node);
        return circle.reversed();
    }

    private String stuckPredecessor(String node, Set<String> stuck) {
        return predecessors.getOrDefault(node, Set.of()).stream()
                .filter(stuck::contains)
                .findFirst()
                .orElseThrow();
    }
}

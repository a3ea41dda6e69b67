package io.millrace.scheduler.definition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the order between the tasks of a batch, or the members of a group: codes unique,
 * predecessors known, nothing after itself, no circle.
 */
final class Precedence {

    private static final int NAMED_IN_A_CIRCLE = 20;

    private final String codeField;
    private final Map<String, Integer> places = new HashMap<>();

    Precedence(String codeField) {
        this.codeField = codeField;
    }

    /** One node as read: its code, what it comes after, and where it stands in the definition. */
    record Step(String code, List<String> after, JsonFields fields) {}

    void check(List<Step> steps, Faults faults) {
        steps.forEach(this::place);
        var graph = new PrecedenceGraph();
        steps.forEach(step -> graph.add(step.code(), known(step)));
        graph.cycle().ifPresent(circle -> name(circle, steps, faults));
    }

    private void place(Step step) {
        if (!step.code().isEmpty() && places.putIfAbsent(step.code(), places.size()) != null) {
            step.fields().fault(codeField, "is there twice: " + step.code());
        }
    }

    private Set<String> known(Step step) {
        var known = new LinkedHashSet<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < step.after().size(); i++) {
            var before = step.after().get(i);
            var fault = faultOf(step, before, seen);
            if (fault.isEmpty()) {
                known.add(before);
            } else if (!before.isEmpty()) {
                step.fields().faults().add(step.fields().pointer("after") + "/" + i, fault);
            }
        }
        return known;
    }

    private String faultOf(Step step, String before, Set<String> seen) {
        if (!places.containsKey(before)) {
            return "is not in this definition: " + before;
        }
        if (before.equals(step.code())) {
            return "must not come after itself: " + before;
        }
        return seen.add(before) ? "" : "is there twice: " + before;
    }

    private void name(List<String> circle, List<Step> steps, Faults faults) {
        var first = circle.getFirst();
        var fields =
                steps.stream().filter(step -> step.code().equals(first)).findFirst().orElseThrow();
        faults.add(fields.fields().pointer("after"), "makes a cycle: " + words(circle));
    }

    private static String words(List<String> circle) {
        if (circle.size() <= NAMED_IN_A_CIRCLE) {
            return String.join(" → ", circle);
        }
        return String.join(" → ", circle.subList(0, NAMED_IN_A_CIRCLE - 1))
                + " → … → "
                + circle.getLast();
    }
}

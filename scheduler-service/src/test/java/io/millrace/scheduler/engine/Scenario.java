package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A graph, what is left out or held, how each call ends in each round, and what the operator does
 * between rounds.
 *
 * @param marks per task: 0 excluded, 1 held, else nothing
 * @param edges per pair of an earlier and a later task: 0 or 1 makes the later wait
 * @param calls per round and task: 0 fails, 1 hangs, else succeeds
 * @param choices per round: 0 releases a held task where there is one, else restarts
 */
record Scenario(
        List<Integer> marks,
        List<Integer> edges,
        List<List<Integer>> calls,
        List<Integer> choices) {

    private static final int MOST = 7;
    private static final int ROUNDS = 3;

    static Arbitrary<Scenario> any() {
        return Arbitraries.integers()
                .between(1, MOST)
                .flatMap(size ->
                        Combinators.combine(
                                        digits(6, size),
                                        digits(4, MOST * MOST),
                                        digits(6, size).list().ofSize(ROUNDS),
                                        digits(2, ROUNDS))
                                .as(Scenario::new));
    }

    private static Arbitrary<List<Integer>> digits(int highest, int size) {
        return Arbitraries.integers().between(0, highest).list().ofSize(size);
    }

    int size() {
        return marks.size();
    }

    Status mark(int task) {
        return switch (marks.get(task)) {
            case 0 -> Status.EXCLUDED;
            case 1 -> Status.HELD;
            default -> Status.NOT_STARTED;
        };
    }

    List<Integer> before(int task) {
        var before = new ArrayList<Integer>();
        for (int earlier = 0; earlier < task; earlier++) {
            if (edges.get(earlier * MOST + task) < 2) {
                before.add(earlier);
            }
        }
        return before;
    }

    Status call(int round, int task) {
        return switch (calls.get(round).get(task)) {
            case 0 -> Status.FAILED;
            case 1 -> Status.ONGOING;
            default -> Status.SUCCESSFUL;
        };
    }

    int rounds() {
        return calls.size();
    }

    /** Codes with that mark. */
    Set<String> marked(Status mark) {
        return IntStream.range(0, size())
                .filter(task -> mark(task) == mark)
                .mapToObj(Scenario::code)
                .collect(Collectors.toSet());
    }

    static String code(int task) {
        return "T" + task;
    }

    /** As {@link Batches} reads it. */
    String text(int task) {
        var after = before(task).stream().map(Scenario::code).collect(Collectors.joining(" "));
        return after.isEmpty() ? code(task) : code(task) + " < " + after;
    }
}

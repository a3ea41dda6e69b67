package io.millrace.scheduler.engine;

import io.millrace.scheduler.engine.Calls.Ticket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What became of tasks, in the order it came, until the loop settles it. */
final class OutcomeQueue {

    private final ConcurrentLinkedDeque<Settlement> waiting = new ConcurrentLinkedDeque<>();

    void add(Settlement settlement) {
        waiting.add(settlement);
    }

    /**
     * The next ones, but none of a task twice: a statement would settle it by either, and the first
     * to come must win over the one that found the task lost meanwhile.
     */
    List<Settlement> take(int limit) {
        var batch = new ArrayList<Settlement>();
        var again = new ArrayList<Settlement>();
        var taken = new HashSet<Ticket>();
        while (batch.size() < limit) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            var place = taken.add(Ticket.of(next)) ? batch : again;
            place.add(next);
        }
        putBack(again);
        return batch;
    }

    /** Before all that came later. */
    void putBack(List<Settlement> settlements) {
        settlements.reversed().forEach(waiting::addFirst);
    }

    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}

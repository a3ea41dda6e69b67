package io.millrace.scheduler.definition;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a definition, in the order found; only the first hundred are kept. */
final class Faults {

    private static final int KEPT = 100;

    private final List<Fault> faults = new ArrayList<>();

    /**
     * One field that is wrong.
     *
     * @param pointer JSON Pointer of the field
     */
    record Fault(String pointer, String detail) {}

    void add(String pointer, String detail) {
        if (faults.size() < KEPT) {
            faults.add(new Fault(pointer, detail));
        }
    }

    boolean none() {
        return faults.isEmpty();
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }
}

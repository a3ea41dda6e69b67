package io.millrace.scheduler.definition;

import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a definition, in the order found; only the first hundred are kept. */
final class Faults {

    private static final int KEPT = 100;
    private static final int SAID = 5;

    private final List<FieldError> faults = new ArrayList<>();

    /**
     * @param pointer JSON Pointer of the field that is wrong
     */
    void add(String pointer, String detail) {
        if (faults.size() < KEPT) {
            faults.add(new FieldError(pointer, detail));
        }
    }

    /** Fails with a 400 problem that has an entry for each. */
    void throwIfAny() {
        if (!none()) {
            throw ProblemException.invalid(faults);
        }
    }

    boolean none() {
        return faults.isEmpty();
    }

    List<FieldError> all() {
        return List.copyOf(faults);
    }

    /** The first few in one line. */
    String sentence() {
        return faults.stream()
                .limit(SAID)
                .map(fault -> (fault.pointer() + " " + fault.detail()).strip())
                .collect(Collectors.joining("; "));
    }
}

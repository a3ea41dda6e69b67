package io.millrace.scheduler.run;

import java.time.LocalDate;
import java.util.Comparator;

/** Key of a run's row. Its order is the order in which locks are taken. */
public record RunKey(String tenant, LocalDate createdOn, long id) implements Comparable<RunKey> {

    private static final Comparator<RunKey> ORDER =
            Comparator.comparing(RunKey::tenant)
                    .thenComparing(RunKey::createdOn)
                    .thenComparingLong(RunKey::id);

    @Override
    public int compareTo(RunKey other) {
        return ORDER.compare(this, other);
    }
}

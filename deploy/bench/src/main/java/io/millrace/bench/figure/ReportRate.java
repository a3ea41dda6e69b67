package io.millrace.bench.figure;

import io.millrace.bench.stack.ReportApi;
import io.millrace.bench.stack.ReportedRuns;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows a second of a large report, from the request over HTTP to the file in the object store,
 * against COPY of the very same statement, drained to nowhere.
 */
public final class ReportRate implements Figure {

    private static final int ROUNDS = 3;

    @Override
    public String title() {
        return "rows of a report, against COPY to nowhere";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(0.6);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        ReportedRuns runs = bench.reportedRuns();
        runs.add(ReportMemory.MANY, bench.size().reportRows());
        try (ReportApi api = bench.reportApi()) {
            List<Double> ours = new ArrayList<>();
            List<Double> copies = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                long start = System.nanoTime();
                long request = api.make(ReportMemory.MANY);
                long made = System.nanoTime();
                long rows = runs.copy(request);
                ours.add(rows * 1e9 / (made - start));
                copies.add(rows * 1e9 / (System.nanoTime() - made));
                bench.say(
                        "  ours %,.0f rows/s, copy %,.0f"
                                .formatted(ours.getLast(), copies.getLast()));
            }
            return Measurement.of("rows/s", warm(ours), warm(copies));
        }
    }

    private static List<Double> warm(List<Double> rounds) {
        return rounds.subList(1, rounds.size());
    }
}

package io.millrace.bench.figure;

import io.millrace.bench.stack.Definitions;
import io.millrace.bench.stack.ReportApi;
import io.millrace.bench.stack.ReportedRuns;
import io.millrace.bench.stack.ResidentSet;
import java.util.List;

/**
 * The most resident memory of the report service during a large report, less that during small
 * ones, which go before.
 */
public final class ReportMemory implements Figure {

    static final String MANY = Definitions.PREFIX + "MANY";

    private static final String FEW = Definitions.PREFIX + "FEW";
    private static final int FEW_ROWS = 50_000;
    private static final int SMALL_REPORTS = 5;
    private static final double LIMIT_MEGABYTES = 64;

    @Override
    public String title() {
        return "memory of a report of many rows, beyond 50 k";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(1);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        ReportedRuns runs = bench.reportedRuns();
        runs.add(FEW, FEW_ROWS);
        runs.add(MANY, bench.size().reportRows());
        double small = during(bench, FEW, SMALL_REPORTS);
        double large = during(bench, MANY, 1);
        bench.say("  small %.1f MB, large %.1f MB".formatted(small, large));
        return Measurement.of("MB", List.of(Math.max(0, large - small)), List.of(LIMIT_MEGABYTES));
    }

    private static double during(Workbench bench, String batch, int reports) throws Exception {
        try (ReportApi api = bench.reportApi();
                ResidentSet memory = bench.reportMemory()) {
            for (int made = 0; made < reports; made++) {
                api.make(batch);
            }
            return memory.mostMegabytes();
        }
    }
}

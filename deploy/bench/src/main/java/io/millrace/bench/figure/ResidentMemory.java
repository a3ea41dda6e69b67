package io.millrace.bench.figure;

import java.util.List;

/** The most resident memory that the scheduler's process took while all the others ran. */
public final class ResidentMemory implements Figure {

    private static final double LIMIT = 350;

    @Override
    public String title() {
        return "memory of the scheduler under this load";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(1);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        try (SmallRuns runs = new SmallRuns(bench)) {
            for (int round = 0; round < bench.size().rounds(); round++) {
                runs.tasksPerSecond();
            }
        }
        return Measurement.of("MB", List.of(bench.memory().mostMegabytes()), List.of(LIMIT));
    }
}

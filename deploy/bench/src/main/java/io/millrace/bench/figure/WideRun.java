package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Requests;
import io.millrace.bench.stack.Definitions;

/** Tasks a second of one run with 10,000 parallel tasks, against those of small runs. */
public final class WideRun implements Figure {

    private static final String BATCH = Definitions.PREFIX + "WIDE";

    @Override
    public String title() {
        return "one run of 10,000 tasks, against small runs";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(0.8);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        int tasks = bench.size().wide();
        bench.api().putBatch(BATCH, Definitions.parallel(Definitions.NOOP, tasks));
        try (SmallRuns small = new SmallRuns(bench);
                Callers caller = bench.callers(1)) {
            return new Rounds(bench, "tasks/s")
                    .inTurn(() -> wide(bench, caller, tasks), small::tasksPerSecond);
        }
    }

    private double wide(Workbench bench, Callers caller, int tasks) throws Exception {
        byte[] request = bench.api().trigger(BATCH);
        long calls = bench.worker().calls();
        long start = System.nanoTime();
        caller.send(Requests.of(1, index -> request));
        bench.awaitCalls(calls + tasks);
        bench.runs().awaitEnd(BATCH);
        double rate = tasks * 1e9 / (System.nanoTime() - start);
        bench.runs().accepted(BATCH, 1);
        bench.runs().verify(BATCH, tasks);
        return rate;
    }
}

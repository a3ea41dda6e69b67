package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Requests;
import io.millrace.bench.stack.Definitions;
import java.io.IOException;

/** Runs of five tasks, triggered over HTTP, from the first trigger to the end of the last run. */
final class SmallRuns implements AutoCloseable {

    static final int TASKS = 5;

    private static final String BATCH = Definitions.PREFIX + "SMALL";

    private final Workbench bench;
    private final Callers callers;

    SmallRuns(Workbench bench) throws Exception {
        this.bench = bench;
        callers = bench.callers(Workbench.CALLERS);
        bench.api().putBatch(BATCH, Definitions.parallel(Definitions.NOOP, TASKS));
    }

    /** Tasks a second, each with its call, its commit and its part of the run's. */
    double tasksPerSecond() throws Exception {
        int count = bench.size().runs();
        byte[] request = bench.api().trigger(BATCH);
        long calls = bench.worker().calls();
        long start = System.nanoTime();
        callers.send(Requests.of(count, index -> request));
        bench.runs().accepted(BATCH, count);
        bench.awaitCalls(calls + (long) count * TASKS);
        bench.runs().awaitEnd(BATCH);
        double rate = count * TASKS * 1e9 / (System.nanoTime() - start);
        bench.runs().verify(BATCH, TASKS);
        return rate;
    }

    @Override
    public void close() throws IOException {
        callers.close();
    }
}

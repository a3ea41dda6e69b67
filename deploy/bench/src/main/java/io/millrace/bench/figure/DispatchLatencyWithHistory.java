package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Requests;
import io.millrace.bench.stack.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * From sending a trigger to the worker's being called, one at a time: with two million finished
 * tasks in the tables, against empty ones.
 */
public final class DispatchLatencyWithHistory implements Figure {

    private static final String BATCH = Definitions.PREFIX + "ONE";

    @Override
    public String title() {
        return "dispatch with 2 M finished tasks, against none";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(1.2);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        bench.api().putBatch(BATCH, Definitions.parallel(Definitions.NOOP, 1));
        bench.removeHistory();
        List<Double> empty = rounds(bench, "none");
        bench.history();
        return Measurement.of("ms", rounds(bench, "2 M"), empty);
    }

    private static List<Double> rounds(Workbench bench, String history) throws Exception {
        List<Double> medians = new ArrayList<>();
        try (Callers caller = bench.callers(1)) {
            round(bench, caller);
            for (int round = 1; round <= bench.size().rounds(); round++) {
                medians.add(round(bench, caller));
                bench.say(
                        "  history %s, round %d: %.2f ms"
                                .formatted(history, round, medians.getLast()));
            }
        }
        return medians;
    }

    private static double round(Workbench bench, Callers caller) throws Exception {
        BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
        bench.worker().recordArrivals(arrivals);
        byte[] request = bench.api().trigger(BATCH);
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < bench.size().dispatches(); i++) {
            milliseconds.add(dispatch(caller, request, arrivals));
            TimeUnit.MILLISECONDS.sleep(5);
        }
        bench.worker().recordArrivals(null);
        return Measurement.median(milliseconds);
    }

    private static double dispatch(Callers caller, byte[] request, BlockingQueue<Long> arrivals)
            throws Exception {
        long start = System.nanoTime();
        caller.send(Requests.of(1, index -> request));
        Long arrival = arrivals.poll(30, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new TimeoutException("A task was not dispatched within 30 s");
        }
        return (arrival - start) / 1e6;
    }
}

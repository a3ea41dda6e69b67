package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Load;
import io.millrace.bench.http.Requests;
import io.millrace.bench.stack.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Status calls of 64 callers on runs picked at random from a million: p99 against p50. */
public final class StatusLatency implements Figure {

    @Override
    public String title() {
        return "status at 1 M runs, p99 against p50";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(10);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        History history = bench.history();
        List<Double> slow = new ArrayList<>();
        List<Double> usual = new ArrayList<>();
        try (Callers callers = bench.callers(Workbench.CALLERS)) {
            call(bench, callers, history);
            for (int round = 1; round <= bench.size().rounds(); round++) {
                Load load = call(bench, callers, history);
                slow.add(load.percentile(0.99).toNanos() / 1e6);
                usual.add(load.percentile(0.5).toNanos() / 1e6);
                bench.say(
                        "  round %d: %,.0f calls/s, p50 %.2f ms, p99 %.2f ms"
                                .formatted(round, load.rate(), usual.getLast(), slow.getLast()));
            }
        }
        return Measurement.of("ms", slow, usual);
    }

    private static Load call(Workbench bench, Callers callers, History history) throws Exception {
        Random random = new Random(20260101);
        return callers.send(
                Requests.of(
                        bench.size().statusCalls(),
                        index ->
                                bench.api()
                                        .status(
                                                history.batchRunId(
                                                        random.nextInt(history.runs())))));
    }
}

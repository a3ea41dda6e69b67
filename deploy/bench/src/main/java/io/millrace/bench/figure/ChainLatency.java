package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Requests;
import io.millrace.bench.peer.PlainLoop;
import io.millrace.bench.stack.Definitions;
import java.util.ArrayList;
import java.util.List;

/** A chain of 40 tasks, from its trigger to its end, against a loop that calls and commits. */
public final class ChainLatency implements Figure {

    private static final String BATCH = Definitions.PREFIX + "CHAIN";
    private static final int TASKS = 40;

    @Override
    public String title() {
        return "chain of 40 tasks, against a plain loop";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(3);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        bench.api().putBatch(BATCH, Definitions.chain(Definitions.NOOP, TASKS));
        try (PlainLoop peer =
                        new PlainLoop(bench.database().connectPeer(), bench.worker().baseUrl());
                Callers caller = bench.callers(1)) {
            return new Rounds(bench, "ms")
                    .inTurn(
                            () -> median(bench, () -> chain(bench, caller)),
                            () -> median(bench, () -> peer.run(TASKS).toNanos() / 1e6));
        }
    }

    private static double chain(Workbench bench, Callers caller) throws Exception {
        byte[] request = bench.api().trigger(BATCH);
        long calls = bench.worker().calls();
        long start = System.nanoTime();
        caller.send(Requests.of(1, index -> request));
        bench.awaitCalls(calls + TASKS);
        bench.runs().awaitEnd(BATCH);
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(Workbench bench, Rounds.Side chain) throws Exception {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < bench.size().chains(); i++) {
            milliseconds.add(chain.measure());
        }
        return Measurement.median(milliseconds);
    }
}

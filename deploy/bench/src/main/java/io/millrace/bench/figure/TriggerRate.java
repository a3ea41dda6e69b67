package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Load;
import io.millrace.bench.http.Requests;
import io.millrace.bench.peer.PlainSqlTriggers;
import io.millrace.bench.stack.Definitions;

/**
 * Triggers a second over HTTP. The worker is shut meanwhile, so that triggers alone are measured;
 * afterwards it opens, and every accepted run must end.
 */
public final class TriggerRate implements Figure {

    private static final String BATCH = Definitions.PREFIX + "GATED";
    private static final int TASKS = 5;

    @Override
    public String title() {
        return "triggers, against plain SQL";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(1.2);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        setGate(bench, 1);
        bench.api().putBatch(BATCH, Definitions.parallel(Definitions.GATE, TASKS));
        int triggers = bench.size().triggers();
        try (PlainSqlTriggers peer = new PlainSqlTriggers(bench.database(), bench.tenant());
                Callers callers = bench.callers(Workbench.CALLERS)) {
            return new Rounds(bench, "runs/s")
                    .inTurn(
                            () -> trigger(bench, callers, triggers),
                            () -> triggers * 1e9 / peer.run(triggers).toNanos());
        }
    }

    private double trigger(Workbench bench, Callers callers, int count) throws Exception {
        bench.worker().closeGate();
        setGate(bench, 1);
        byte[] request = bench.api().trigger(BATCH);
        Load load = callers.send(Requests.of(count, index -> request));
        bench.runs().accepted(BATCH, count);
        drain(bench);
        return load.rate();
    }

    private void drain(Workbench bench) throws Exception {
        bench.worker().openGate();
        setGate(bench, Workbench.CALLS);
        bench.runs().awaitEnd(BATCH);
        bench.runs().verify(BATCH, TASKS);
    }

    private static void setGate(Workbench bench, int maxConcurrency) throws Exception {
        bench.api()
                .putWorker(
                        Definitions.GATE,
                        Definitions.worker(bench.worker().baseUrl(), maxConcurrency));
    }
}

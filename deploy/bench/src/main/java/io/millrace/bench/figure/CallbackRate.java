package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Load;
import io.millrace.bench.http.Requests;
import io.millrace.bench.peer.PlainSqlCallbacks;
import io.millrace.bench.stack.CallbackApi;
import io.millrace.bench.stack.Jobs;
import java.util.List;

/**
 * Callbacks a second over HTTP. Afterwards each job must be settled and each call on record once,
 * and the other side waits until all is told and heard.
 */
public final class CallbackRate implements Figure {

    @Override
    public String title() {
        return "callbacks, against plain SQL";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(1.2);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        int callbacks = bench.size().triggers();
        Jobs jobs = bench.jobs();
        jobs.remove();
        try (PlainSqlCallbacks peer = new PlainSqlCallbacks(bench.database(), bench.tenant());
                Callers callers = bench.callersBack(Workbench.CALLERS)) {
            return new Rounds(bench, "callbacks/s")
                    .inTurn(
                            () -> callBack(bench, callers, jobs.reserve(callbacks)),
                            () -> callbacks * 1e9 / peer.run(callbacks).toNanos());
        } finally {
            jobs.remove();
        }
    }

    private static double callBack(Workbench bench, Callers callers, List<String> ids)
            throws Exception {
        CallbackApi api = bench.callbackApi();
        Load load = callers.send(Requests.of(ids.size(), index -> api.completed(ids.get(index))));
        bench.jobs().verify(ids);
        bench.awaitTold();
        return load.rate();
    }
}

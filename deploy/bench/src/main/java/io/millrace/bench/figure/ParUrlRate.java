package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Requests;
import io.millrace.bench.stack.FileApi;
import io.millrace.bench.stack.StoredFiles;

/**
 * URLs for uploads a second, each with its record committed and its signature, against the same
 * service's answer to what may be uploaded: the same bearer and headers, and nothing to do.
 */
public final class ParUrlRate implements Figure {

    @Override
    public String title() {
        return "upload URLs, against the service's no-op";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(0.3);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        FileApi api = bench.fileApi();
        StoredFiles files = bench.files();
        byte[] noop = api.limits();
        int calls = bench.size().triggers();
        try (Callers callers = new Callers(api.address(), Workbench.CALLERS)) {
            return new Rounds(bench, "calls/s")
                    .inTurn(
                            () -> urls(callers, api, files, calls),
                            () -> callers.send(Requests.of(calls, index -> noop)).rate());
        } finally {
            files.remove();
        }
    }

    private static double urls(Callers callers, FileApi api, StoredFiles files, int calls)
            throws Exception {
        double rate = callers.send(Requests.of(calls, api::parUrl)).rate();
        long recorded = files.count();
        if (recorded != calls) {
            throw new IllegalStateException(recorded + " of " + calls + " files are recorded");
        }
        files.remove();
        return rate;
    }
}

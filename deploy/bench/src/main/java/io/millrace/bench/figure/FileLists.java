package io.millrace.bench.figure;

import io.millrace.bench.http.Callers;
import io.millrace.bench.http.Load;
import io.millrace.bench.http.Requests;
import io.millrace.bench.stack.FileApi;
import io.millrace.bench.stack.StoredFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rounds of list calls: pages of 100 picked at random, every fourth one the first page. */
final class FileLists {

    /** One value per round, in milliseconds. */
    record Latencies(List<Double> usual, List<Double> slow) {}

    private FileLists() {}

    static Latencies among(Workbench bench, StoredFiles.Ids ids) throws Exception {
        var latencies = new Latencies(new ArrayList<>(), new ArrayList<>());
        try (Callers callers = new Callers(bench.fileApi().address(), Workbench.CALLERS)) {
            call(bench, callers, ids);
            for (int round = 1; round <= bench.size().rounds(); round++) {
                Load load = call(bench, callers, ids);
                latencies.usual().add(load.percentile(0.5).toNanos() / 1e6);
                latencies.slow().add(load.percentile(0.99).toNanos() / 1e6);
                bench.say(
                        "  among %,d, round %d: %,.0f calls/s, p50 %.2f ms, p99 %.2f ms"
                                .formatted(
                                        ids.last() - ids.first() + 1,
                                        round,
                                        load.rate(),
                                        latencies.usual().getLast(),
                                        latencies.slow().getLast()));
            }
        }
        return latencies;
    }

    private static Load call(Workbench bench, Callers callers, StoredFiles.Ids ids)
            throws Exception {
        FileApi api = bench.fileApi();
        Random random = new Random(20260101);
        return callers.send(
                Requests.of(
                        bench.size().statusCalls() / 4,
                        index ->
                                index % 4 == 0
                                        ? api.list()
                                        : api.list(random.nextLong(ids.first(), ids.last()))));
    }
}

package io.millrace.bench.figure;

import io.millrace.bench.stack.StoredFiles;

/** Pages of 100 files of 64 callers among a million: p99 against p50. */
public final class ListLatency implements Figure {

    @Override
    public String title() {
        return "lists of 100 among 1 M files, p99 against p50";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(10);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        StoredFiles files = bench.files();
        files.remove();
        try {
            var latencies = FileLists.among(bench, files.add(bench.size().history()));
            return Measurement.of("ms", latencies.slow(), latencies.usual());
        } finally {
            files.remove();
        }
    }
}

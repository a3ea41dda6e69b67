package io.millrace.bench.figure;

import io.millrace.bench.stack.StoredFiles;

/** Pages of 100 files of 64 callers, p99: among a million, against among ten thousand. */
public final class ListLatencyWithMany implements Figure {

    private static final int FEW = 10_000;

    @Override
    public String title() {
        return "lists of 100, p99 among 1 M files, against among 10 k";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(1.5);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        StoredFiles files = bench.files();
        files.remove();
        try {
            var few = FileLists.among(bench, files.add(FEW));
            var many = FileLists.among(bench, files.add(bench.size().history() - FEW));
            return Measurement.of("ms", many.slow(), few.slow());
        } finally {
            files.remove();
        }
    }
}

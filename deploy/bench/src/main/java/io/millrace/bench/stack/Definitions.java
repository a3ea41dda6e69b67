package io.millrace.bench.stack;

import java.net.URI;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the bench runs. Every code begins with BENCH_, by which its rows are known. */
public final class Definitions {

    public static final String PREFIX = "BENCH_";

    /** Always answers at once. */
    public static final String NOOP = PREFIX + "NOOP";

    /** Answers while the gate is open. */
    public static final String GATE = PREFIX + "GATE";

    private Definitions() {}

    public static String worker(URI baseUrl, int maxConcurrency) {
        return """
        {"baseUrl":"%s","maxConcurrency":%d}\
        """
                .formatted(baseUrl, maxConcurrency);
    }

    /** Tasks without order. */
    public static String parallel(String worker, int tasks) {
        return batch(tasks, number -> task(worker, number, ""));
    }

    /** Each task after the one before. */
    public static String chain(String worker, int tasks) {
        return batch(
                tasks,
                number ->
                        task(
                                worker,
                                number,
                                number == 0 ? "" : ",\"after\":[\"T" + (number - 1) + "\"]"));
    }

    private static String batch(int tasks, IntFunction<String> task) {
        return IntStream.range(0, tasks)
                .mapToObj(task)
                .collect(Collectors.joining(",", "{\"tasks\":[", "]}"));
    }

    private static String task(String worker, int number, String after) {
        String path = worker.equals(GATE) ? "/gate" : "/noop";
        return """
        {"taskCode":"T%d","worker":"%s","path":"%s"%s}\
        """
                .formatted(number, worker, path, after);
    }
}

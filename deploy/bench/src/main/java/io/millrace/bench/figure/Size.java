package io.millrace.bench.figure;

/**
 * How much is done.
 *
 * @param warmUps rounds of each side that do not count: the compiler is busy meanwhile
 * @param triggers per round of the trigger rate
 * @param runs of five tasks per round of the task rate
 * @param chains per round
 * @param wide tasks of the wide run
 * @param dispatches per round of the dispatch latency
 * @param history finished runs with two tasks each
 * @param statusCalls per round
 * @param reportRows of the large report
 */
public record Size(
        int rounds,
        int warmUps,
        int triggers,
        int runs,
        int chains,
        int wide,
        int dispatches,
        int history,
        int statusCalls,
        int reportRows) {

    public static final Size FULL =
            new Size(5, 10, 10_000, 2_000, 9, 10_000, 400, 1_000_000, 40_000, 5_000_000);
    public static final Size QUICK =
            new Size(3, 1, 2_000, 400, 5, 10_000, 100, 50_000, 5_000, 300_000);
}

package io.millrace.bench.figure;

import java.util.List;

/**
 * Both sides of a figure, each round of them, in one unit.
 *
 * @param ours each round of Millrace
 * @param peer each round of the peer or limit; one value where the limit is fixed
 * @param ratio of ours to the peer's, from the medians
 */
public record Measurement(String unit, List<Double> ours, List<Double> peer, double ratio) {

    /** The ratio is that of the medians. */
    static Measurement of(String unit, List<Double> ours, List<Double> peer) {
        return new Measurement(unit, ours, peer, median(ours) / median(peer));
    }

    public double oursMedian() {
        return median(ours);
    }

    public double peerMedian() {
        return median(peer);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

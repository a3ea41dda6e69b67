package io.millrace.bench.http;

import java.time.Duration;

/** What came of a load. All answers were 2xx. */
public final class Load {

    private final Duration took;
    private final long[] latencies;

    /**
     * @param latencies in nanoseconds, ascending
     */
    Load(Duration took, long[] latencies) {
        this.took = took;
        this.latencies = latencies;
    }

    public int answers() {
        return latencies.length;
    }

    /** Answers per second. */
    public double rate() {
        return latencies.length * 1e9 / took.toNanos();
    }

    /** The latency that the given share of answers met. */
    public Duration percentile(double share) {
        int at = (int) Math.ceil(share * latencies.length) - 1;
        return Duration.ofNanos(latencies[Math.clamp(at, 0, latencies.length - 1)]);
    }
}

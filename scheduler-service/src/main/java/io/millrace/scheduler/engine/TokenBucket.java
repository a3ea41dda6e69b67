package io.millrace.scheduler.engine;

/** Holds at most a second's worth of tokens, and at least room for one. Starts with one. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private double rate;
    private double tokens = 1;
    private long filledAt;

    TokenBucket(long now) {
        this.filledAt = now;
    }

    void rate(double perSecond) {
        rate = perSecond;
    }

    int whole(long now) {
        double capacity = Math.max(1, rate);
        tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS * rate);
        filledAt = now;
        return (int) tokens;
    }

    void take() {
        tokens--;
    }
}

package io.millrace.scheduler.engine;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * This pod's share of the rates of workers that have one: a token bucket each, filled at the
 * worker's rate divided by the pods alive. Refreshed on another thread than the loop's.
 */
final class RateLimits {

    private static final String RATED =
            "select tenant, code, rate_per_second from worker where rate_per_second is not null";

    private final Pool pool;
    private final Map<WorkerKey, TokenBucket> buckets = new HashMap<>();

    RateLimits(Pool pool) {
        this.pool = pool;
    }

    /** Reads the rates; a worker that is new to it gives nothing until then. */
    Uni<Void> refresh(int pods) {
        return pool.query(RATED).execute().invoke(rows -> replace(rows, pods)).replaceWithVoid();
    }

    synchronized Map<WorkerKey, Integer> tokens() {
        long now = System.nanoTime();
        Map<WorkerKey, Integer> tokens = HashMap.newHashMap(buckets.size());
        buckets.forEach((worker, bucket) -> tokens.put(worker, bucket.whole(now)));
        return tokens;
    }

    synchronized void take(WorkerKey worker) {
        var bucket = buckets.get(worker);
        if (bucket != null) {
            bucket.take();
        }
    }

    synchronized boolean any() {
        return !buckets.isEmpty();
    }

    private synchronized void replace(Iterable<Row> rows, int pods) {
        var rated = new HashSet<WorkerKey>();
        for (Row row : rows) {
            var worker = new WorkerKey(row.getString("tenant"), row.getString("code"));
            double rate = row.getDouble("rate_per_second") / Math.max(1, pods);
            buckets.computeIfAbsent(worker, _ -> new TokenBucket(System.nanoTime())).rate(rate);
            rated.add(worker);
        }
        buckets.keySet().retainAll(rated);
    }
}

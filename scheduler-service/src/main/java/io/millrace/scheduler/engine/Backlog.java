package io.millrace.scheduler.engine;

import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** How much is going on, per tenant, as of a moment ago; and since when. */
public final class Backlog {

    private static final String READ =
            """
            select tenant, sum(active) as active, min(created_on) as oldest
            from run where status = 'ONGOING' group by tenant
            """;

    private final Pool pool;
    private final Clock clock;
    private final long limit;
    private volatile Map<String, Long> active = Map.of();
    private volatile LocalDate oldest;

    /**
     * @param limit tasks of one tenant that may be queued or running
     */
    public Backlog(Pool pool, Clock clock, long limit) {
        this.pool = pool;
        this.clock = clock;
        this.limit = limit;
        this.oldest = LocalDate.EPOCH;
    }

    /** Partition of the oldest run that is going, or older: nothing before it can be ready. */
    LocalDate oldest() {
        return oldest;
    }

    /** A run of that day is going again. */
    public synchronized void include(LocalDate createdOn) {
        if (createdOn.isBefore(oldest)) {
            oldest = createdOn;
        }
    }

    /** Ends the request with a 429 when the tenant has more going than it may. */
    public void requireRoom(String tenant) {
        if (active.getOrDefault(tenant, 0L) >= limit) {
            throw ProblemException.tooManyRequests(
                    "Too many tasks are waiting; try again later.", Duration.ofSeconds(5));
        }
    }

    Uni<Void> refresh() {
        return pool.preparedQuery(READ).execute().invoke(this::replace).replaceWithVoid();
    }

    private synchronized void replace(Iterable<Row> rows) {
        Map<String, Long> counted = new HashMap<>();
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(2);
        for (Row row : rows) {
            counted.put(row.getString("tenant"), row.getLong("active"));
            var day = row.getLocalDate("oldest");
            first = day.isBefore(first) ? day : first;
        }
        active = counted;
        oldest = first;
    }
}

package io.millrace.scheduler.engine;

import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** How much is going on, per tenant, as of a moment ago; and since when. */
public final class Backlog {

    private static final String OLDEST =
            "select created_on from run where status = 'ONGOING' order by created_on limit 1";

    private static final String COUNT =
            "select tenant, sum(active) as active from run where status = 'ONGOING' group by tenant";

    /**
     * Counting reads every run that is going; of the time it takes, this many times is its rest.
     */
    private static final int REST = 10;

    /** How far runs may lie before or behind this pod's clock: others differ, and ids run ahead. */
    private static final Duration AROUND = Duration.ofMinutes(5);

    private final Pool pool;
    private final Clock clock;
    private final long limit;
    private volatile Map<String, Long> active = Map.of();
    private volatile LocalDate oldest;
    private volatile Instant countAgain = Instant.EPOCH;

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

    /** Nothing after it can be ready yet. */
    LocalDate newest() {
        return dayAfter(AROUND);
    }

    private LocalDate dayAfter(Duration distance) {
        return LocalDate.ofInstant(clock.instant().plus(distance), ZoneOffset.UTC);
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
        return pool.preparedQuery(OLDEST).execute().invoke(this::begin).chain(this::count);
    }

    private synchronized void begin(RowSet<Row> rows) {
        var recently = dayAfter(AROUND.negated());
        var row = rows.iterator();
        var first = row.hasNext() ? row.next().getLocalDate("created_on") : recently;
        oldest = first.isBefore(recently) ? first : recently;
    }

    private Uni<Void> count() {
        var start = clock.instant();
        return start.isBefore(countAgain)
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(COUNT)
                        .execute()
                        .invoke(rows -> counted(rows, start))
                        .replaceWithVoid();
    }

    private void counted(RowSet<Row> rows, Instant start) {
        Map<String, Long> counted = new HashMap<>();
        rows.forEach(row -> counted.put(row.getString("tenant"), row.getLong("active")));
        active = counted;
        var end = clock.instant();
        countAgain = end.plus(Duration.between(start, end).multipliedBy(REST));
    }
}

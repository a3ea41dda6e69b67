package io.millrace.scheduler.lease;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * This pod's row in {@code node}. While it is renewed, the tasks this pod claimed are its own. A
 * pod buries others only after a whole lease of unbroken renewals, so that a database that was away
 * does not make the living look dead. A buried pod takes a new row; what it held is held by others.
 */
public final class Lease {

    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final long NONE = 0;

    private static final String JOIN = "insert into node (name) values ($1) returning id";

    private static final String RENEW =
            """
            with renewed as (
                update node set heartbeat_at = now() where id = $1 and not dead returning id
            ), buried as (
                update node set dead = true
                where $2 and not dead and id <> $1 and heartbeat_at < now() - make_interval(secs => $3)
                returning id
            ), forgotten as (
                delete from node where dead and heartbeat_at < now() - interval '1 day'
            )
            select (select count(*) from renewed) as renewed, (select count(*) from buried) as buried,
                (select count(*) from node where not dead) as live
            """;

    private static final String LEAVE = "update node set dead = true where id = $1";

    private final Pool pool;
    private final String name;
    private final Duration length;
    private volatile long node = NONE;
    private volatile long renewedAt;
    private volatile long unbrokenSince;
    private volatile int livePods = 1;

    /**
     * @param length after which a pod that renews nothing is taken for dead
     */
    public Lease(Pool pool, String name, Duration length) {
        this.pool = pool;
        this.name = name;
        this.length = length;
    }

    /** The id claims are made under; 0 before the first {@link #renew}. */
    public long node() {
        return node;
    }

    /** Pods that were alive at the last renewal, this one too. */
    public int livePods() {
        return livePods;
    }

    /** Since the last renewal; zero before the first. */
    public Duration age() {
        return node == NONE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - renewedAt);
    }

    /** Whether this pod may claim. Says no well before others may say this pod is dead. */
    public boolean holds() {
        return node != NONE && System.nanoTime() - renewedAt < length.toNanos() * 2 / 3;
    }

    /** Renews, or joins anew. True when a dead pod was found. Call it some five times per lease. */
    public Uni<Boolean> renew() {
        long asked = System.nanoTime();
        return node == NONE ? join(asked) : renew(asked);
    }

    /** Lets others take over at once. */
    public Uni<Void> leave() {
        long left = node;
        node = NONE;
        return pool.preparedQuery(LEAVE).execute(Tuple.of(left)).replaceWithVoid();
    }

    private Uni<Boolean> join(long asked) {
        return pool.preparedQuery(JOIN)
                .execute(Tuple.of(name))
                .invoke(rows -> joined(rows.iterator().next().getLong(0), asked))
                .replaceWith(false);
    }

    private void joined(long id, long asked) {
        LOG.infof("Pod %s joined as node %d", name, id);
        unbrokenSince = asked;
        renewedAt = asked;
        node = id;
    }

    private Uni<Boolean> renew(long asked) {
        if (asked - renewedAt > length.toNanos()) {
            unbrokenSince = asked;
        }
        boolean mayBury = asked - unbrokenSince > length.toNanos();
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(node, mayBury, length.toMillis() / 1000.0))
                .map(rows -> renewed(rows.iterator().next(), asked));
    }

    private boolean renewed(Row row, long asked) {
        livePods = row.getLong("live").intValue();
        if (row.getLong("renewed") == 0) {
            LOG.warnf("Node %d of pod %s was taken for dead", node, name);
            node = NONE;
            return false;
        }
        renewedAt = asked;
        return row.getLong("buried") > 0;
    }
}

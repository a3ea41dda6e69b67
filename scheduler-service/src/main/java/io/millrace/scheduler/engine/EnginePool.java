package io.millrace.scheduler.engine;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The engine's own connections. Their statements always reach few rows by an index, whatever the
 * statistics of a table that was empty a second ago say, so their plans are made once and are held
 * to it. A bitmap scan, unlike a plain index scan, cannot be planned without a condition on its
 * index.
 */
final class EnginePool {

    private static final Map<String, String> SESSION =
            Map.of(
                    "plan_cache_mode", "force_generic_plan",
                    "enable_seqscan", "off",
                    "enable_indexscan", "off",
                    "enable_hashjoin", "off",
                    "enable_mergejoin", "off",
                    "jit", "off",
                    "idle_in_transaction_session_timeout", "10000",
                    "application_name", "millrace-engine");

    /**
     * Characters of the longest statement; the client would parse and plan longer ones each time.
     */
    private static final int LONGEST_STATEMENT = 32_768;

    private EnginePool() {}

    /**
     * @param silence seconds without a word from PostgreSQL, after which a connection is dropped
     */
    static Pool open(Vertx vertx, PgConnectOptions database, int connections, int silence) {
        var options = new PgConnectOptions(database).setCachePreparedStatements(true);
        options.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
        var properties = new HashMap<>(options.getProperties());
        properties.putAll(SESSION);
        options.setProperties(properties).setPipeliningLimit(64).setReconnectAttempts(0);
        options.setReadIdleTimeout(silence).setIdleTimeoutUnit(TimeUnit.SECONDS);
        return Pool.newInstance(
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(connections).setConnectionTimeout(5))
                        .connectingTo(options)
                        .using(vertx)
                        .build());
    }
}

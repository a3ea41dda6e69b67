package io.millrace.scheduler.engine;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * The engine's own connections. Their statements always reach few rows by an index, whatever the
 * statistics of a table that was empty a second ago say, so their plans are made once and are held
 * to it.
 */
final class EnginePool {

    private static final Map<String, String> SESSION =
            Map.of(
                    "plan_cache_mode", "force_generic_plan",
                    "enable_seqscan", "off",
                    "enable_hashjoin", "off",
                    "enable_mergejoin", "off",
                    "jit", "off",
                    "idle_in_transaction_session_timeout", "10000",
                    "application_name", "millrace-engine");

    private EnginePool() {}

    static Pool open(Vertx vertx, PgConnectOptions database, int connections) {
        var options = new PgConnectOptions(database).setCachePreparedStatements(true);
        var properties = new HashMap<>(options.getProperties());
        properties.putAll(SESSION);
        options.setProperties(properties).setPipeliningLimit(64).setReconnectAttempts(0);
        return Pool.newInstance(
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(connections).setConnectionTimeout(5))
                        .connectingTo(options)
                        .using(vertx)
                        .build());
    }
}

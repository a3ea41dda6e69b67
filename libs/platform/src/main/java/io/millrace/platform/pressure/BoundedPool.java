package io.millrace.platform.pressure;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A pool that says no when too many wait too long for a connection, instead of piling them up, and
 * that has PostgreSQL parse and plan each statement once per connection.
 */
@ApplicationScoped
class BoundedPool implements PgPoolCreator {

    /** Characters of the longest statement that is kept prepared. */
    private static final int LONGEST_STATEMENT = 32_768;

    private final int waiting;
    private final Duration patience;

    @Inject
    BoundedPool(
            @ConfigProperty(name = "millrace.postgresql.waiting", defaultValue = "2000")
                    int waiting,
            @ConfigProperty(name = "millrace.postgresql.patience", defaultValue = "5s")
                    Duration patience) {
        this.waiting = waiting;
        this.patience = patience;
    }

    @Override
    public Pool create(Input input) {
        PoolOptions options =
                input.poolOptions()
                        .setMaxWaitQueueSize(waiting)
                        .setConnectionTimeout(Math.toIntExact(patience.toMillis()))
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgDriver.INSTANCE.createPool(
                input.vertx(),
                input.pgConnectOptionsList().stream().map(BoundedPool::preparing).toList(),
                options);
    }

    private static PgConnectOptions preparing(PgConnectOptions database) {
        database.setCachePreparedStatements(true);
        database.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
        return database;
    }
}

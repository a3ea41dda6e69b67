package io.millrace.platform.pressure;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A pool that says no when too many wait too long for a connection, instead of piling them up. */
@ApplicationScoped
class BoundedPool implements PgPoolCreator {

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
        return PgDriver.INSTANCE.createPool(input.vertx(), input.pgConnectOptionsList(), options);
    }
}

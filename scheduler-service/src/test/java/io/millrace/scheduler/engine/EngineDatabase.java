package io.millrace.scheduler.engine;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flywaydb.core.Flyway;

/** The scheduler's schema in a database of this JVM. */
final class EngineDatabase {

    private static final class Migrated {
        static final EngineDatabase ONE = new EngineDatabase();
    }

    private final Map<String, String> settings =
            BackingServers.settings(Set.of(Backing.POSTGRESQL));

    private EngineDatabase() {
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://%s:%s/%s?currentSchema=scheduler"
                                .formatted(value("host"), value("port"), value("database")),
                        value("username"),
                        value("password"))
                .defaultSchema("scheduler")
                .locations("db/migration", "db/platform")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    static PgConnectOptions options() {
        return Migrated.ONE.connectOptions();
    }

    private PgConnectOptions connectOptions() {
        return new PgConnectOptions()
                .setHost(value("host"))
                .setPort(Integer.parseInt(value("port")))
                .setDatabase(value("database"))
                .setUser(value("username"))
                .setPassword(value("password"))
                .addProperty("search_path", "scheduler,public")
                .addProperty("timezone", "Asia/Kathmandu");
    }

    private String value(String name) {
        return Objects.requireNonNull(settings.get("millrace.postgresql." + name), name);
    }
}

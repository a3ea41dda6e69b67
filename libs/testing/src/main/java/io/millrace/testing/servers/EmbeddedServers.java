package io.millrace.testing.servers;

import io.millrace.local.cache.UserCache;
import io.millrace.local.process.Server;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import io.millrace.local.server.FreePort;
import io.millrace.local.server.Kafka;
import io.millrace.local.server.Keycloak;
import io.millrace.local.server.LocalServers;
import io.millrace.local.server.ObjectStore;
import io.millrace.local.server.PostgreSql;
import io.millrace.local.server.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Processes of this machine that end with the JVM. Keycloak has a PostgreSQL of its own. */
final class EmbeddedServers implements ServerSource {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder = DisposableFolder.create();
    private final Map<Backing, Server> servers = new ConcurrentHashMap<>();
    private final List<ServerProcess> started = new CopyOnWriteArrayList<>();
    private final Map<Backing, ServerProcess> processes = new ConcurrentHashMap<>();

    EmbeddedServers() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::removeAll, "end of servers"));
    }

    @Override
    public Coordinates start(Backing backing) {
        return switch (backing) {
            case POSTGRESQL -> postgreSql(servers().postgreSql(FreePort.any()));
            case KAFKA -> kafka(servers().kafka(FreePort.any()));
            case KEYCLOAK -> keycloak();
            case S3 -> objectStore();
        };
    }

    @Override
    public void interrupt(Backing backing) {
        Objects.requireNonNull(processes.remove(backing)).kill();
    }

    @Override
    public void resume(Backing backing) {
        start(backing, Objects.requireNonNull(servers.get(backing)));
    }

    private LocalServers servers() {
        return new LocalServers(folder, UserCache.ofCurrentUser(), false);
    }

    private void start(Backing backing, Server server) {
        servers.put(backing, server);
        processes.put(backing, started(server));
    }

    private ServerProcess started(Server server) {
        ServerProcess process = Starter.LEASHED.start(server.name(), server.launch());
        started.add(process);
        return process.awaitReady(server::isReady, LIMIT);
    }

    private Coordinates postgreSql(PostgreSql server) {
        start(Backing.POSTGRESQL, server);
        return new Coordinates(
                Map.of(
                        Coordinates.POSTGRESQL_HOST,
                        "127.0.0.1",
                        Coordinates.POSTGRESQL_PORT,
                        Integer.toString(server.port()),
                        Coordinates.POSTGRESQL_USERNAME,
                        PostgreSql.SUPERUSER,
                        Coordinates.POSTGRESQL_PASSWORD,
                        server.superuserPassword()));
    }

    private Coordinates kafka(Kafka server) {
        start(Backing.KAFKA, server);
        return new Coordinates(Map.of(Coordinates.KAFKA, server.bootstrapServers()));
    }

    private Coordinates keycloak() {
        LocalServers own =
                new LocalServers(folder.resolve("realm"), UserCache.ofCurrentUser(), false);
        PostgreSql database = own.postgreSqlWithRealm(FreePort.any());
        started(database);
        Keycloak server = own.keycloak(FreePort.any(), database);
        start(Backing.KEYCLOAK, server);
        Map<String, String> values = new TreeMap<>();
        values.put(Coordinates.KEYCLOAK_URL, server.url());
        server.secrets()
                .all()
                .forEach((n, secret) -> values.put(Coordinates.REALM_SECRET + n, secret));
        return new Coordinates(values);
    }

    private void removeAll() {
        started.parallelStream().forEach(ServerProcess::close);
        DisposableFolder.remove(folder);
    }

    private Coordinates objectStore() {
        String secretKey = Secrets.generated();
        ObjectStore server = servers().objectStore(FreePort.any(), "millrace", secretKey);
        start(Backing.S3, server);
        return new Coordinates(
                Map.of(
                        Coordinates.S3_ENDPOINT,
                        server.endpoint(),
                        Coordinates.S3_ACCESS_KEY,
                        "millrace",
                        Coordinates.S3_SECRET_KEY,
                        secretKey));
    }
}

package io.millrace.local.server;

import io.millrace.local.cache.FileTree;
import io.millrace.local.cache.UserCache;
import io.millrace.local.process.Launch;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prepares PostgreSQL clusters, once each. */
final class Clusters {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final UserCache cache;
    private final PostgreSqlBinaries binaries;

    Clusters(UserCache cache, PostgreSqlBinaries binaries) {
        this.cache = cache;
        this.binaries = binaries;
    }

    Cluster empty() {
        String name = "cluster-" + Artifacts.version("postgresql");
        return new Cluster(cache.entry(name, this::initialize));
    }

    private void initialize(Path folder) throws IOException {
        Secrets secrets = Secrets.generated(List.of(Cluster.SUPERUSER_PASSWORD));
        secrets.write(new Cluster(folder).secretsFile());
        Path password = folder.resolve("password");
        Files.writeString(password, secrets.value(Cluster.SUPERUSER_PASSWORD));
        List<String> command =
                binaries.command(
                        "initdb",
                        "--pgdata=" + folder.resolve("data"),
                        "--username=" + Cluster.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync");
        Launch launch = new Launch(command, Map.of(), folder, folder.resolve("initdb.log"), "TERM");
        Starter.LEASHED.start("initdb", launch).awaitEnd(LIMIT);
        Files.delete(password);
    }

    /** A cluster in which Keycloak's database holds the realm. */
    Cluster withRealm(KeycloakDistribution keycloak, Realm realm) {
        String name =
                "%s-keycloak-%s-%s"
                        .formatted(
                                empty().name(), Artifacts.version("keycloak"), realm.fingerprint());
        return new Cluster(cache.entry(name, folder -> load(folder, keycloak, realm)));
    }

    private void load(Path folder, KeycloakDistribution keycloak, Realm realm) throws IOException {
        Cluster cluster = new Cluster(folder);
        Secrets.generated(realm.secretNames())
                .with(Secrets.generated(List.of(Cluster.KEYCLOAK_PASSWORD)))
                .with(empty().secrets())
                .write(cluster.secretsFile());
        FileTree.copy(empty().data(), cluster.data());
        Files.writeString(folder.resolve("cluster"), cluster.name());
        PostgreSql server = new PostgreSql(folder, FreePort.any(), cluster, binaries, false);
        try (ServerProcess running = Starter.LEASHED.start("postgresql", server.launch())) {
            running.awaitReady(server::isReady, LIMIT);
            importRealm(folder.resolve("import"), keycloak, realm, server);
        }
        FileTree.remove(folder.resolve("import"));
    }

    private static void importRealm(
            Path home, KeycloakDistribution keycloak, Realm realm, PostgreSql server)
            throws IOException {
        new Databases(server::asSuperuser)
                .createDatabase(
                        Keycloak.DATABASE,
                        Keycloak.DATABASE,
                        server.secrets().value(Cluster.KEYCLOAK_PASSWORD));
        Files.createDirectories(home);
        Path file = Files.writeString(home.resolve("millrace-realm.json"), realm.json());
        Map<String, String> environment = new TreeMap<>(Keycloak.database(server));
        environment.putAll(server.secrets().all());
        List<String> arguments = List.of("import", "--optimized", "--file=" + file);
        Launch launch = keycloak.launch(home, environment, arguments);
        Starter.LEASHED.start("keycloak-import", launch).awaitEnd(LIMIT);
    }
}

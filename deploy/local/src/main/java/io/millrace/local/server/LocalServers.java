package io.millrace.local.server;

import io.millrace.local.cache.UserCache;
import java.nio.file.Path;

/** Gives the backing servers, each ready to be started in a folder of its own below one root. */
public final class LocalServers {
    private final Path root;
    private final UserCache cache;
    private final PostgreSqlBinaries binaries;
    private final boolean durable;

    /**
     * @param root where the servers keep their data, settings and logs
     * @param durable whether PostgreSQL's commits survive a crash of the machine
     */
    public LocalServers(Path root, UserCache cache, boolean durable) {
        this.root = root;
        this.cache = cache;
        this.durable = durable;
        this.binaries = PostgreSqlBinaries.in(cache);
    }

    /** The versions of the servers that keep no data of ours apart from files. */
    public static String build() {
        return Artifacts.version("kafka") + "-" + Artifacts.version("s3proxy");
    }

    /** A PostgreSQL that no Keycloak can use. */
    public PostgreSql postgreSql(int port) {
        return postgreSql(port, clusters().empty());
    }

    /** A PostgreSQL whose cluster holds Keycloak's database with the realm. */
    public PostgreSql postgreSqlWithRealm(int port) {
        return postgreSql(port, clusters().withRealm(distribution(), Realm.millrace()));
    }

    private PostgreSql postgreSql(int port, Cluster cluster) {
        return new PostgreSql(root.resolve("postgresql"), port, cluster, binaries, durable);
    }

    public Keycloak keycloak(int port, PostgreSql postgreSql) {
        return new Keycloak(root.resolve("keycloak"), port, distribution(), postgreSql);
    }

    public Kafka kafka(int port) {
        return new Kafka(root.resolve("kafka"), port, FreePort.any());
    }

    public ObjectStore objectStore(int port, String accessKey, String secretKey) {
        return new ObjectStore(root.resolve("s3"), port, accessKey, secretKey);
    }

    private Clusters clusters() {
        return new Clusters(cache, binaries);
    }

    private KeycloakDistribution distribution() {
        return KeycloakDistribution.in(cache, KeycloakProviders.millrace());
    }
}

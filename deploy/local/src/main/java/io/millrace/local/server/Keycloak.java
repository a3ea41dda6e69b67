package io.millrace.local.server;

import io.millrace.local.process.Launch;
import io.millrace.local.process.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Keycloak whose realm lies in the cluster that PostgreSQL runs on. */
public final class Keycloak implements Server {
    /** Else all but one of a user's sign-ins at the same time are taken for brute force. */
    public static final String CONCURRENT_SIGN_INS =
            "--spi-brute-force-protector--default-brute-force-detector"
                    + "--allow-concurrent-requests=true";

    static final String DATABASE = "keycloak";
    private static final int CLIENT_ERROR = 400;

    private final Path folder;
    private final int port;
    private final KeycloakDistribution distribution;
    private final PostgreSql postgreSql;

    Keycloak(Path folder, int port, KeycloakDistribution distribution, PostgreSql postgreSql) {
        this.folder = folder;
        this.port = port;
        this.distribution = distribution;
        this.postgreSql = postgreSql;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Of the realm: users' passwords, clients' secrets. */
    public Secrets secrets() {
        return postgreSql.secrets();
    }

    @Override
    public Launch launch() {
        try {
            Files.createDirectories(folder);
            return distribution.launch(folder, database(postgreSql), arguments());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> arguments() {
        return List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname-strict=false",
                CONCURRENT_SIGN_INS,
                "--log-level=warn");
    }

    static Map<String, String> database(PostgreSql server) {
        return Map.of(
                "KC_DB_URL",
                server.url(DATABASE),
                "KC_DB_USERNAME",
                DATABASE,
                "KC_DB_PASSWORD",
                server.secrets().value(Cluster.KEYCLOAK_PASSWORD),
                "KC_DB_POOL_INITIAL_SIZE",
                "1",
                "KC_DB_POOL_MAX_SIZE",
                "20");
    }

    @Override
    public boolean isReady() {
        return Answers.below(CLIENT_ERROR, port, "/realms/millrace");
    }
}

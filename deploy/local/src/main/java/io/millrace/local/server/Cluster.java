package io.millrace.local.server;

import java.nio.file.Path;

/**
 * A stopped PostgreSQL cluster that is copied for each stack, so that neither initdb nor the import
 * of the realm is done twice.
 *
 * @param entry the folder in the cache, whose name tells what is inside
 */
public record Cluster(Path entry) {
    static final String SUPERUSER = "postgres";
    static final String SUPERUSER_PASSWORD = "POSTGRESQL_PASSWORD";
    static final String KEYCLOAK_PASSWORD = "KEYCLOAK_DATABASE_PASSWORD";

    String name() {
        return entry.getFileName().toString();
    }

    Path data() {
        return entry.resolve("data");
    }

    Path secretsFile() {
        return entry.resolve("secrets.properties");
    }

    /** The secrets that are written down in the cluster's tables. */
    public Secrets secrets() {
        return Secrets.read(secretsFile());
    }
}

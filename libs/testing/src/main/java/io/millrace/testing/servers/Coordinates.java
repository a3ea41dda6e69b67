package io.millrace.testing.servers;

import java.util.Map;
import java.util.Objects;

/**
 * Where a server is and how to get in, by name. The names are also the system properties, behind
 * {@code millrace.servers.}, that say it for external servers.
 */
record Coordinates(Map<String, String> values) {
    static final String POSTGRESQL_HOST = "postgresql.host";
    static final String POSTGRESQL_PORT = "postgresql.port";
    static final String POSTGRESQL_USERNAME = "postgresql.username";
    static final String POSTGRESQL_PASSWORD = "postgresql.password";
    static final String KAFKA = "kafka.bootstrap-servers";
    static final String KEYCLOAK_URL = "keycloak.url";
    static final String REALM_SECRET = "keycloak.secret.";
    static final String S3_ENDPOINT = "s3.endpoint";
    static final String S3_ACCESS_KEY = "s3.access-key";
    static final String S3_SECRET_KEY = "s3.secret-key";

    String value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** A secret of the realm, by its placeholder's name. */
    String realmSecret(String name) {
        return value(REALM_SECRET + name);
    }
}

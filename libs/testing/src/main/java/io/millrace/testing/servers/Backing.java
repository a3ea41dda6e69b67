package io.millrace.testing.servers;

/** A server that a service stands on. */
public enum Backing {
    POSTGRESQL,
    KAFKA,
    KEYCLOAK,
    S3
}

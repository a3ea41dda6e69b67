/** PostgreSQL, Kafka, Keycloak and an object store for tests, shared by all tests of one JVM. */
@NullMarked
package io.millrace.testing.servers;

import org.jspecify.annotations.NullMarked;

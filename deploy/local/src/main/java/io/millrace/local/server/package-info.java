/**
 * The four backing servers as real processes on 127.0.0.1: PostgreSQL, Kafka, Keycloak and an
 * object store.
 */
@NullMarked
package io.millrace.local.server;

import org.jspecify.annotations.NullMarked;

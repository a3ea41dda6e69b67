/**
 * What Keycloak needs to issue Millrace tokens: the lifetime asked for per request, and the tenant.
 * Packed as a jar for Keycloak's {@code providers/} folder.
 */
@NullMarked
package io.millrace.keycloak;

import org.jspecify.annotations.NullMarked;

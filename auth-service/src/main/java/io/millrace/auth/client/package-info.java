/** The OAuth clients of a tenant, kept in Keycloak. */
@NullMarked
package io.millrace.auth.client;

import org.jspecify.annotations.NullMarked;

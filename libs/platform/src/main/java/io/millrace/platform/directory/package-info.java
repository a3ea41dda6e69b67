/** Tenant and functions of users, looked up in Keycloak. */
@NullMarked
package io.millrace.platform.directory;

import org.jspecify.annotations.NullMarked;

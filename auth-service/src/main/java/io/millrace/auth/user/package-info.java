/** Which functions a user of the tenant is mapped to, kept in Keycloak. */
@NullMarked
package io.millrace.auth.user;

import org.jspecify.annotations.NullMarked;

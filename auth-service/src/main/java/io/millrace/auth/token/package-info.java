/** The token endpoint: RFC 6749 in front of Keycloak, with the platform's scopes and lifetimes. */
@NullMarked
package io.millrace.auth.token;

import org.jspecify.annotations.NullMarked;

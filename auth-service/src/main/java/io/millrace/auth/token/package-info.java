/** The token endpoint: three grants in front of Keycloak, in the words of RFC 6749. */
@NullMarked
package io.millrace.auth.token;

import org.jspecify.annotations.NullMarked;

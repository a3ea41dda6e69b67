/** Speaks to Keycloak: its token endpoint, its public keys, and its admin API as this service. */
@NullMarked
package io.millrace.auth.keycloak;

import org.jspecify.annotations.NullMarked;

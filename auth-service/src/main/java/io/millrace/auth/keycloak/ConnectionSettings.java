package io.millrace.auth.keycloak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests one pod has under way to Keycloak. */
@ConfigMapping(prefix = "millrace.auth.keycloak")
interface ConnectionSettings {

    /** Connections of one pod; signing in costs Keycloak a password hash each. */
    @WithDefault("32")
    int connections();

    /** Requests that wait for a connection; more are told to come back later. */
    @WithDefault("256")
    int waiting();
}

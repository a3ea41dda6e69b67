package io.millrace.scheduler.basic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.basic}. */
@ConfigMapping(prefix = "millrace.basic")
interface SignInSettings {

    /** How long a password that was right is taken for right. */
    @WithDefault("PT1M")
    Duration remembered();

    /** Connections of one pod to Keycloak; signing in costs it a password hash each. */
    @WithDefault("16")
    int connections();

    /** Sign-ins that wait for a connection; more are told to come back later. */
    @WithDefault("256")
    int waiting();
}

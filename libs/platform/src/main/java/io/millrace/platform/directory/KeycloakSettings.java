package io.millrace.platform.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where Keycloak is. */
@ConfigMapping(prefix = "millrace.keycloak")
public interface KeycloakSettings {

    /** Base address, such as {@code http://127.0.0.1:18180}. */
    URI url();

    @WithDefault("millrace")
    String realm();

    /** How long one call may take. */
    @WithDefault("4s")
    Duration timeout();

    /** Base address of the realm. */
    default String realmUrl() {
        return base() + "/realms/" + realm();
    }

    /** Base address of the realm's administration. */
    default String adminUrl() {
        return base() + "/admin/realms/" + realm();
    }

    private String base() {
        String base = url().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}

package io.millrace.scheduler.basic;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who makes the request at hand; there on every route marked {@link BasicRequired}. */
@RequestScoped
public class CurrentUser {

    private @Nullable String tenant;
    private @Nullable String user;

    public String tenant() {
        return known(tenant);
    }

    public String user() {
        return known(user);
    }

    void set(String knownTenant, String knownUser) {
        tenant = knownTenant;
        user = knownUser;
    }

    private static String known(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("the route is not marked @BasicRequired");
        }
        return value;
    }
}

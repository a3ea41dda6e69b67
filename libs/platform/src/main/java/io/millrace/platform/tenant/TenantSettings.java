package io.millrace.platform.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tenants and what is set for each, under {@code millrace.tenants."NAME"}. */
@ConfigMapping(prefix = "millrace.tenants")
public interface TenantSettings {

    /** Workspace that every tenant has. */
    String DEFAULT_WORKSPACE = "WS001";

    @WithParentName
    Map<String, Tenant> tenants();

    /** Zone of the tenant's business dates and schedules; UTC for one that is not configured. */
    default ZoneId zoneOf(String tenant) {
        Tenant settings = tenants().get(tenant);
        return settings == null ? ZoneId.of("UTC") : settings.zone();
    }

    /** The workspace as it is spelt for the tenant, whatever case it is asked for in. */
    default Optional<String> workspaceOf(String tenant, String asked) {
        if (asked.equalsIgnoreCase(DEFAULT_WORKSPACE)) {
            return Optional.of(DEFAULT_WORKSPACE);
        }
        Tenant settings = tenants().get(tenant);
        return settings == null
                ? Optional.empty()
                : settings.workspaces().orElse(Set.of()).stream()
                        .filter(asked::equalsIgnoreCase)
                        .findFirst();
    }

    /** Settings of one tenant. */
    interface Tenant {

        @WithDefault("UTC")
        ZoneId zone();

        /** Workspaces beside WS001. */
        Optional<Set<String>> workspaces();
    }
}

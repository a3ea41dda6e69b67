package io.millrace.platform.path;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The tenant that a request names by the first segment of its path. */
public final class PathTenant {

    private static final String KEY = PathTenant.class.getName();

    private PathTenant() {}

    /** As it stands in the path; null where the path names none. Not checked. */
    public static @Nullable String of(RoutingContext request) {
        return request.get(KEY);
    }

    static void set(RoutingContext request, @Nullable String tenant) {
        if (tenant != null) {
            request.put(KEY, tenant);
        }
    }
}

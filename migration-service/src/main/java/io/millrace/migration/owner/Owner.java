package io.millrace.migration.owner;

import io.millrace.migration.http.Service;
import java.util.List;

/**
 * A service that owns objects. Imports go through them in this order: what others refer to comes
 * first.
 */
public enum Owner {
    SCHEDULER(Service.SCHEDULER),
    REPORT(Service.REPORT),
    BOUNCE(Service.BOUNCE);

    public static final List<Owner> IN_ORDER = List.of(SCHEDULER, REPORT, BOUNCE);

    private final Service service;

    Owner(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }
}

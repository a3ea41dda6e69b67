package io.millrace.file.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Names of objects: the tenant first, then the day, then what nobody can guess. */
public final class ObjectKey {

    private ObjectKey() {}

    public static String fresh(String tenant, Instant now) {
        return tenantFolder(tenant)
                + now.atOffset(ZoneOffset.UTC).toLocalDate()
                + "/"
                + UUID.randomUUID();
    }

    /** What the keys of the tenant's objects begin with. */
    public static String tenantFolder(String tenant) {
        return tenant + "/";
    }
}

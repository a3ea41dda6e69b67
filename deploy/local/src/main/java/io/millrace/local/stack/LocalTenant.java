package io.millrace.local.stack;

/** The tenants of the local run. */
enum LocalTenant {
    MERIDIAN("meridian", "Europe/Istanbul", ""),
    HARBOR("harbor", "America/New_York", "_2");

    private final String id;
    private final String zone;
    private final String suffix;

    LocalTenant(String id, String zone, String suffix) {
        this.id = id;
        this.zone = zone;
        this.suffix = suffix;
    }

    String id() {
        return id;
    }

    String zone() {
        return zone;
    }

    /** Of its variables in the environment file. */
    String suffix() {
        return suffix;
    }
}

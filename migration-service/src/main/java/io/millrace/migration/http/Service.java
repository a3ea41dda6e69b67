package io.millrace.migration.http;

import java.util.Locale;

/** The services that are called. */
public enum Service {
    SCHEDULER,
    FILE,
    REPORT,
    BOUNCE;

    /** Such as {@code file-service}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}

package io.millrace.migration.catalog;

import java.util.Locale;

/** Codes of exports and of imports are separate name spaces. */
public enum MigrationKind {
    EXPORT,
    IMPORT;

    /** As it stands in paths. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

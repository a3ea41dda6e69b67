package io.millrace.migration.catalog;

/** Names one definition. */
public record MigrationKey(String tenant, MigrationKind kind, String code) {

    /** Key of its events. */
    public String aggregate() {
        return kind + "/" + code;
    }
}

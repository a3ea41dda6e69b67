package io.millrace.migration.catalog;

/** Life of a definition. */
public enum MigrationStatus {
    SAVED,
    INPROGRESS,
    SUCCESS,
    FAILED;

    /** A success is final: it is copied to be run again. */
    public boolean mayBeTriggered() {
        return this == SAVED || this == FAILED;
    }
}

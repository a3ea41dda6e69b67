package io.millrace.migration.progress;

import io.millrace.migration.catalog.MigrationKind;

/** What is done, in this order. Each step may be done again from its beginning. */
public enum Step {
    /** An export asks the owners for the objects. */
    COLLECT,
    /** An export writes the bundle and puts it into the object store. */
    STORE,
    /** An import fetches the bundle and looks at all of it. */
    READ,
    /** An import has the owners look at it, who change nothing. */
    CHECK,
    /** An import has the owners write it, one after the other. */
    APPLY,
    /** An import that an owner refused is taken back, the other way round. */
    UNDO;

    static Step firstOf(MigrationKind kind) {
        return switch (kind) {
            case EXPORT -> COLLECT;
            case IMPORT -> READ;
        };
    }
}

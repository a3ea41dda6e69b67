package io.millrace.scheduler.definition;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of definition, by the names under which they are carried; workers come first. */
public enum DefinitionType {
    WORKER(null),
    BATCH("BATCH"),
    BATCH_GROUP("GROUP");

    private final @Nullable String versionKind;

    DefinitionType(@Nullable String versionKind) {
        this.versionKind = versionKind;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How its versions are called; null where it has none. */
    @Nullable String versionKind() {
        return versionKind;
    }
}

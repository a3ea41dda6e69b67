package io.millrace.scheduler.engine;

import org.jspecify.annotations.Nullable;

/** Text from outside as PostgreSQL takes it: without NUL. */
final class StoredText {

    private StoredText() {}

    static @Nullable String of(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\ufffd');
    }
}

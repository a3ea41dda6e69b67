package io.millrace.scheduler.definition;

import org.jspecify.annotations.Nullable;

/**
 * How a call proves who makes it.
 *
 * @param secret a {@code ${secret:NAME}} reference, read at each use; null only for NONE
 */
public record WorkerAuth(Type type, @Nullable String secret) {

    /** The four ways of the worker contract. */
    public enum Type {
        NONE,
        BASIC,
        BEARER,
        SIGNATURE
    }
}

package io.millrace.scheduler.call;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** What came back over the wire, before anyone judges it. */
sealed interface Reply {

    /**
     * The worker answered.
     *
     * @param whole whether {@code body} is all of it
     */
    record Answered(int status, @Nullable String retryAfter, Buffer body, boolean whole)
            implements Reply {}

    /**
     * The connection failed.
     *
     * @param sent whether the worker may have seen the request
     */
    record Lost(String reason, boolean sent) implements Reply {}

    /**
     * The time was up first.
     *
     * @param sent whether the worker may have seen the request
     */
    record Late(boolean sent) implements Reply {}
}
